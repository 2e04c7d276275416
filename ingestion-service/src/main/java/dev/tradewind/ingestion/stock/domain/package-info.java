/** A stock level. */
@NullMarked
package dev.tradewind.ingestion.stock.domain;

import org.jspecify.annotations.NullMarked;
