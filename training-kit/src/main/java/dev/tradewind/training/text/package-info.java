/** What models of texts have in common. */
@NullMarked
package dev.tradewind.training.text;

import org.jspecify.annotations.NullMarked;
