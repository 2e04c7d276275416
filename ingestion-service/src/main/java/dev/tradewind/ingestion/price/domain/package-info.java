/** Prices, in plain Java. */
@NullMarked
package dev.tradewind.ingestion.price.domain;

import org.jspecify.annotations.NullMarked;
