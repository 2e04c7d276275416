/** The event log in PostgreSQL. */
@NullMarked
package dev.tradewind.ingestion.event.postgres;

import org.jspecify.annotations.NullMarked;
