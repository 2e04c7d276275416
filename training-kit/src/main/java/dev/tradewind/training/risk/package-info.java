/** The risk model: which payments are fraud, from what is known of card, terminal and amount. */
@NullMarked
package dev.tradewind.training.risk;

import org.jspecify.annotations.NullMarked;
