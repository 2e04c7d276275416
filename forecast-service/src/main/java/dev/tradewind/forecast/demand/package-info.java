/** Demand forecasts: history from the feature service, the model through inference. */
@NullMarked
package dev.tradewind.forecast.demand;

import org.jspecify.annotations.NullMarked;
