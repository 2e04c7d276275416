/** The front door for events: screening, appending, and reading by long poll. */
@NullMarked
package dev.tradewind.ingestion.event;

import org.jspecify.annotations.NullMarked;
