package dev.tradewind.ingestion.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.Screened;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An event as a record: the key is its id, the value its bytes, the timestamp when it was received,
 * and the header {@code place} 16 bytes: its offset, and the microsecond since 1970 in which it was
 * received (Kafka's own timestamp has milliseconds), both big-endian.
 *
 * @param position where it is in Kafka
 */
record StoredEvent(String eventId, int partition, long position, LogEntry entry) {

  private static final String PLACE = "place";

  static ProducerRecord<byte[], byte[]> record(
      String topic, Screened.Good event, long offset, Instant receivedAt) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            event.partition(),
            receivedAt.toEpochMilli(),
            event.eventId().getBytes(UTF_8),
            event.payload().bytes());
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt);
    record.headers().add(PLACE, ByteBuffer.allocate(16).putLong(offset).putLong(micros).array());
    return record;
  }

  static StoredEvent of(ConsumerRecord<byte[], byte[]> record) {
    Header place = record.headers().lastHeader(PLACE);
    if (place == null || place.value().length != 16 || record.key() == null) {
      throw new IllegalStateException(
          "topic "
              + record.topic()
              + ", partition "
              + record.partition()
              + ", position "
              + record.offset()
              + ": not an event of this log (expected: nobody but ingestion writes to the topic)");
    }
    ByteBuffer numbers = ByteBuffer.wrap(place.value());
    long offset = numbers.getLong();
    Instant receivedAt = Instant.EPOCH.plus(numbers.getLong(), ChronoUnit.MICROS);
    return new StoredEvent(
        new String(record.key(), UTF_8),
        record.partition(),
        record.offset(),
        new LogEntry(offset, receivedAt, new Payload(record.value())));
  }
}
