/** Days of the log that are over, as Parquet files. */
@NullMarked
package dev.tradewind.ingestion.event.archive;

import org.jspecify.annotations.NullMarked;
