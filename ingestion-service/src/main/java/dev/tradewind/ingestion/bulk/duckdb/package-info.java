/** Files of rows, read by DuckDB. */
@NullMarked
package dev.tradewind.ingestion.bulk.duckdb;

import org.jspecify.annotations.NullMarked;
