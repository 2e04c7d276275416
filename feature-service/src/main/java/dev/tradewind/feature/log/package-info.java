/** The event log of the ingestion service, as this service reads it. */
@NullMarked
package dev.tradewind.feature.log;

import org.jspecify.annotations.NullMarked;
