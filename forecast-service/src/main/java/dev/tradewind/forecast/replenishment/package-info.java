/** What to order: forecasts and stock, and the arithmetic between them. */
@NullMarked
package dev.tradewind.forecast.replenishment;

import org.jspecify.annotations.NullMarked;
