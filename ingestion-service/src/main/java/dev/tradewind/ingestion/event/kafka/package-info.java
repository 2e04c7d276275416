/**
 * The event log in Kafka, for shops whose events are too many for one database. Why it is built so:
 * docs/adr/0008-kafka-engine.md.
 */
@NullMarked
package dev.tradewind.ingestion.event.kafka;

import org.jspecify.annotations.NullMarked;
