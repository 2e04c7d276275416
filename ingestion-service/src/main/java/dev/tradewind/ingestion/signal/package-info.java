/** Waiting for something to grow. */
@NullMarked
package dev.tradewind.ingestion.signal;

import org.jspecify.annotations.NullMarked;
