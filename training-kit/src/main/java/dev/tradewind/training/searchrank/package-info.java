/** How well an item answers a query. */
@NullMarked
package dev.tradewind.training.searchrank;

import org.jspecify.annotations.NullMarked;
