/** Imports in PostgreSQL. */
@NullMarked
package dev.tradewind.ingestion.bulk.postgres;

import org.jspecify.annotations.NullMarked;
