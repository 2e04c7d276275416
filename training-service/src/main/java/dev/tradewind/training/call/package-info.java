/** How neighbours are asked. */
@NullMarked
package dev.tradewind.training.call;

import org.jspecify.annotations.NullMarked;
