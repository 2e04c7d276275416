package dev.tradewind.ingestion.event.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Looks at one partition of the log at a time. Throws Kafka's TimeoutException where the brokers do
 * not answer in time. For one thread at a time.
 */
final class LogConsumer implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final Duration timeout;

  LogConsumer(Consumer<byte[], byte[]> consumer, String topic, Duration timeout) {
    this.consumer = consumer;
    this.topic = topic;
    this.timeout = timeout;
  }

  /** The first position of each partition that a reader of its kind may not see yet. */
  Map<Integer, Long> ends(Collection<Integer> partitions) {
    return byNumber(consumer.endOffsets(topicPartitions(partitions)));
  }

  /** The first position of each partition that was not deleted. */
  Map<Integer, Long> begins(Collection<Integer> partitions) {
    return byNumber(consumer.beginningOffsets(topicPartitions(partitions)));
  }

  /** Goes to a position of a partition. */
  void seek(int partition, long position) {
    TopicPartition target = new TopicPartition(topic, partition);
    if (!consumer.assignment().equals(Set.of(target))) {
      consumer.assign(List.of(target));
    }
    consumer.seek(target, position);
  }

  /** The next events; none where the brokers have none within a moment. */
  List<StoredEvent> poll() {
    List<StoredEvent> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      events.add(StoredEvent.of(record));
    }
    return events;
  }

  /** The first event at or after a position and before a visible end. */
  Optional<StoredEvent> first(int partition, long from, long end) {
    return walk(partition, from, end, true);
  }

  /** The last event at or after a position and before a visible end. */
  Optional<StoredEvent> last(int partition, long from, long end) {
    return walk(partition, from, end, false);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }

  private Optional<StoredEvent> walk(int partition, long from, long end, boolean untilFirst) {
    TopicPartition target = new TopicPartition(topic, partition);
    seek(partition, from);
    Optional<StoredEvent> found = Optional.empty();
    long deadline = System.nanoTime() + timeout.toNanos();
    while (consumer.position(target) < end && !(untilFirst && found.isPresent())) {
      for (StoredEvent event : poll()) {
        if (event.position() < end && !(untilFirst && found.isPresent())) {
          found = Optional.of(event);
        }
      }
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException(
            "partition " + partition + " could not be read from " + from + " to " + end);
      }
    }
    return found;
  }

  private List<TopicPartition> topicPartitions(Collection<Integer> partitions) {
    return partitions.stream().map(number -> new TopicPartition(topic, number)).toList();
  }

  private static Map<Integer, Long> byNumber(Map<TopicPartition, Long> positions) {
    return positions.entrySet().stream()
        .collect(
            Collectors.toMap(
                each -> each.getKey().partition(),
                Map.Entry::getValue,
                (one, other) -> one,
                TreeMap::new));
  }
}
