/** Imports: events from CSV and Parquet files, resumable. */
@NullMarked
package dev.tradewind.ingestion.bulk;

import org.jspecify.annotations.NullMarked;
