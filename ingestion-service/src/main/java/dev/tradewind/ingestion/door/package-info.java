/** The HTTP doors: events from browsers, and from senders that speak another vendor's format. */
@NullMarked
package dev.tradewind.ingestion.door;

import org.jspecify.annotations.NullMarked;
