/**
 * How PostgreSQL is called: bounded, with a time limit, and with failures that a caller can act on.
 */
@NullMarked
package dev.tradewind.ingestion.store;

import org.jspecify.annotations.NullMarked;
