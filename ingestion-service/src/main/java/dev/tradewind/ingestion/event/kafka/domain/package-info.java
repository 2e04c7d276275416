/** What the writer and the readers of the log in Kafka remember, in plain Java. */
@NullMarked
package dev.tradewind.ingestion.event.kafka.domain;

import org.jspecify.annotations.NullMarked;
