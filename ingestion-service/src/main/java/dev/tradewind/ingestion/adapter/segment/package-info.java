/** Segment e-commerce v2 as our events. */
@NullMarked
package dev.tradewind.ingestion.adapter.segment;

import org.jspecify.annotations.NullMarked;
