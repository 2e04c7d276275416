package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.ingestion.event.domain.Extent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads the log from where the writer's memory ends to the end. Partitions are read abreast by the
 * time of their events, because ids are forgotten in the order in which they were learnt.
 */
final class Readback {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final Duration timeout;

  Readback(Consumer<byte[], byte[]> consumer, String topic, Duration timeout) {
    this.consumer = consumer;
    this.topic = topic;
    this.timeout = timeout;
  }

  /**
   * Where to begin at the very first: with the events received since a time.
   *
   * @param extents what each partition holds now
   */
  void begin(LogMemory memory, Instant since, Map<Integer, Extent> extents, LogConsumer log) {
    Map<TopicPartition, Long> times =
        extents.keySet().stream()
            .collect(Collectors.toMap(this::named, number -> since.toEpochMilli()));
    Map<Integer, Long> ends = log.ends(extents.keySet());
    consumer
        .offsetsForTimes(times)
        .forEach(
            (partition, found) -> {
              int number = partition.partition();
              long end = ends.get(number);
              if (found == null || found.offset() >= end) {
                memory.stand(number, end, extents.get(number).endOffset());
              } else {
                long offset =
                    log.first(number, found.offset(), end)
                        .map(event -> event.entry().offset())
                        .orElse(extents.get(number).endOffset());
                memory.stand(number, found.offset(), offset);
              }
            });
  }

  /** Reads on to the end of each partition as it is now. */
  void run(LogMemory memory, Collection<Integer> partitions, Duration stride) {
    Map<TopicPartition, Long> ends =
        consumer.endOffsets(partitions.stream().map(this::named).toList());
    consumer.assign(ends.keySet());
    ends.keySet().forEach(each -> consumer.seek(each, memory.place(each.partition()).position()));
    Map<TopicPartition, Long> reached = new HashMap<>();
    Set<TopicPartition> behind = behind(ends);
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!behind.isEmpty()) {
      boolean moved = false;
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(topic, record.partition());
        if (record.offset() < ends.get(partition)) {
          memory.learn(StoredEvent.of(record));
          reached.put(partition, record.timestamp());
          moved = true;
        }
      }
      int before = behind.size();
      behind = behind(ends);
      abreast(behind, reached, stride);
      if (moved || behind.size() < before) {
        deadline = System.nanoTime() + timeout.toNanos();
      } else if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException("the log could not be read back: " + behind);
      }
    }
    ends.forEach(
        (partition, end) ->
            memory.stand(partition.partition(), end, memory.place(partition.partition()).offset()));
  }

  private Set<TopicPartition> behind(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .filter(each -> consumer.position(each.getKey()) < each.getValue())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Lets those wait that are further than a stride ahead of the one furthest behind. */
  private void abreast(
      Set<TopicPartition> behind, Map<TopicPartition, Long> reached, Duration stride) {
    long furthestBehind =
        behind.stream()
            .mapToLong(each -> reached.getOrDefault(each, Long.MIN_VALUE / 2))
            .min()
            .orElse(0);
    Set<TopicPartition> resting =
        behind.stream()
            .filter(
                each ->
                    reached.getOrDefault(each, Long.MIN_VALUE / 2)
                        > furthestBehind + stride.toMillis())
            .collect(Collectors.toSet());
    consumer.resume(consumer.paused());
    consumer.pause(resting);
  }

  private TopicPartition named(int partition) {
    return new TopicPartition(topic, partition);
  }
}
