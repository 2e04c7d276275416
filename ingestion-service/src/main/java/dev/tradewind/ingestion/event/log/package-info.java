/** The port to the event log; PostgreSQL stands behind it by default. */
@NullMarked
package dev.tradewind.ingestion.event.log;

import org.jspecify.annotations.NullMarked;
