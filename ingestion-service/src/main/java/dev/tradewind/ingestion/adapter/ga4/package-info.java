/** The GA4 Measurement Protocol as our events. */
@NullMarked
package dev.tradewind.ingestion.adapter.ga4;

import org.jspecify.annotations.NullMarked;
