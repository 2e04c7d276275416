package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.kafka.domain.IdDigest;
import dev.tradewind.ingestion.event.kafka.domain.Landmarks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * One stretch of writing. It begins when every transaction of earlier writers is settled and read
 * back, and ends with the first failure: what became of the transaction in hand is then for the
 * next term to find out, from the log itself. For one thread.
 */
final class Term implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final LogConsumer log;
  private final LogMemory memory;
  private final LogEnds ends;
  private final Landmarks landmarks;
  private final String topic;
  private final Duration timeout;

  Term(
      Producer<byte[], byte[]> producer,
      LogConsumer log,
      LogMemory memory,
      LogEnds ends,
      Landmarks landmarks,
      KafkaSettings settings) {
    this.producer = producer;
    this.log = log;
    this.memory = memory;
    this.ends = ends;
    this.landmarks = landmarks;
    this.topic = settings.topic();
    this.timeout = settings.timeout();
  }

  /** Appends in one transaction. Throws KafkaException where that, or knowing of it, failed. */
  Receipt append(Batch batch) {
    Map<IdDigest, Screened.Good> fresh = new LinkedHashMap<>();
    for (Screened.Good event : batch.events()) {
      IdDigest digest = IdDigest.of(event.eventId());
      if (!memory.seen().contains(digest)) {
        fresh.putIfAbsent(digest, event);
      }
    }
    if (fresh.isEmpty()) {
      return Receipt.NOTHING;
    }
    Map<Integer, Long> endOffsets = new HashMap<>();
    Map<Integer, Long> lastPositions = write(fresh, batch.receivedAt(), endOffsets);
    Map<Integer, Long> endPositions = awaitVisible(lastPositions);
    lastPositions.forEach(
        (partition, last) -> {
          long endOffset = endOffsets.get(partition);
          memory.stand(partition, endPositions.get(partition), endOffset);
          ends.learn(partition, endPositions.get(partition), endOffset);
          landmarks.add(partition, endOffset - 1, last);
        });
    fresh.keySet().forEach(digest -> memory.seen().add(digest, batch.receivedAt()));
    memory.seen().forgetOld(batch.receivedAt());
    Set<String> accepted = new HashSet<>();
    fresh.values().forEach(event -> accepted.add(event.eventId()));
    return new Receipt(accepted, endOffsets);
  }

  /** Leaves at once; a transaction in hand is settled by whoever writes next. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
    log.close();
  }

  /** Answers the position of the last event of each partition. */
  private Map<Integer, Long> write(
      Map<IdDigest, Screened.Good> fresh, Instant receivedAt, Map<Integer, Long> endOffsets) {
    Map<Integer, Future<RecordMetadata>> last = new HashMap<>();
    producer.beginTransaction();
    for (Screened.Good event : fresh.values()) {
      int partition = event.partition();
      long offset = endOffsets.getOrDefault(partition, memory.place(partition).offset());
      last.put(partition, producer.send(StoredEvent.record(topic, event, offset, receivedAt)));
      endOffsets.put(partition, offset + 1);
    }
    producer.commitTransaction();
    Map<Integer, Long> positions = new HashMap<>();
    last.forEach((partition, sent) -> positions.put(partition, position(sent)));
    return positions;
  }

  /**
   * A commit is answered when it is decided; the partitions learn of it a moment later. Asks until
   * they have, so that whoever has the receipt can read the events. Every question is a round trip
   * to the brokers.
   */
  private Map<Integer, Long> awaitVisible(Map<Integer, Long> lastPositions) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      Map<Integer, Long> visible = log.ends(lastPositions.keySet());
      if (lastPositions.entrySet().stream()
          .allMatch(each -> visible.get(each.getKey()) > each.getValue())) {
        return visible;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException("committed, but not to be seen in time: " + lastPositions);
      }
    }
  }

  private static long position(Future<RecordMetadata> sent) {
    try {
      return sent.get().offset();
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    } catch (ExecutionException failure) {
      throw new KafkaException("an event of a committed transaction was not sent", failure);
    }
  }
}
