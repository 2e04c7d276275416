/** OpenSearch User Behavior Insights 1.3 as our events. */
@NullMarked
package dev.tradewind.ingestion.adapter.ubi;

import org.jspecify.annotations.NullMarked;
