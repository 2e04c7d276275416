/** What the shop's log says was shown and chosen, joined into a table to learn from. */
@NullMarked
package dev.tradewind.training.impression;

import org.jspecify.annotations.NullMarked;
