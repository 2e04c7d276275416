/** An item of the catalogue. */
@NullMarked
package dev.tradewind.ingestion.catalog.domain;

import org.jspecify.annotations.NullMarked;
