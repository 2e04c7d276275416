/** The rules of cleaning and the arithmetic behind them, in plain Java. */
@NullMarked
package dev.tradewind.ingestion.cleaning.domain;

import org.jspecify.annotations.NullMarked;
