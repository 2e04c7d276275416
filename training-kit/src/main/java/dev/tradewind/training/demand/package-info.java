/** The demand model: one network over all series that forecasts quantiles of 14 days. */
@NullMarked
package dev.tradewind.training.demand;

import org.jspecify.annotations.NullMarked;
