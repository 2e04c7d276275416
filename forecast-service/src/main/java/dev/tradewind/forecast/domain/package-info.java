/** Forecasts, quantiles and what to order: plain Java. */
@NullMarked
package dev.tradewind.forecast.domain;

import org.jspecify.annotations.NullMarked;
