/** Cleaning: what is asked of an event before it may enter the log, and what is put right in it. */
@NullMarked
package dev.tradewind.ingestion.cleaning;

import org.jspecify.annotations.NullMarked;
