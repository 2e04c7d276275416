package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.kafka.domain.Landmarks;
import dev.tradewind.ingestion.event.kafka.domain.SeenIds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/** Begins terms of writing, one after another, with one memory. For one thread. */
final class Terms {

  private static final Logger LOG = Logger.getLogger(Terms.class);

  /** Partitions are read back within so small a part of the horizon of each other. */
  private static final int STRIDES = 64;

  private final KafkaClients clients;
  private final KafkaSettings settings;
  private final List<Integer> partitions;
  private final LogEnds ends;
  private final Landmarks landmarks;
  private final LogMemory memory;
  private final Clock clock;

  Terms(
      KafkaClients clients,
      KafkaSettings settings,
      int partitions,
      LogEnds ends,
      Landmarks landmarks,
      Clock clock) {
    this.clients = clients;
    this.settings = settings;
    this.partitions = IntStream.range(0, partitions).boxed().toList();
    this.ends = ends;
    this.landmarks = landmarks;
    this.memory = new LogMemory(new SeenIds(settings.maxIds(), settings.horizon()));
    this.clock = clock;
  }

  /**
   * Fences whoever wrote before, lets the brokers settle what was left open, and reads on to the
   * end. Throws KafkaException where the brokers do not answer, IllegalStateException where the
   * topic holds what this log did not write.
   */
  Term begin() {
    long start = System.nanoTime();
    Producer<byte[], byte[]> producer = clients.producer();
    Consumer<byte[], byte[]> consumer = clients.reader();
    LogConsumer log = new LogConsumer(consumer, settings.topic(), settings.timeout());
    Term term = new Term(producer, log, memory, ends, landmarks, settings);
    try {
      producer.initTransactions();
      requireSettled(log);
      readBack(consumer, log);
    } catch (RuntimeException failure) {
      term.close();
      throw failure;
    }
    LOG.infof(
        "writing %s; %d ids of late remembered; ready after %d ms",
        settings, memory.seen().size(), Duration.ofNanos(System.nanoTime() - start).toMillis());
    return term;
  }

  private void readBack(Consumer<byte[], byte[]> consumer, LogConsumer log) {
    Readback readback = new Readback(consumer, settings.topic(), settings.timeout());
    if (memory.isEmpty()) {
      Map<Integer, Long> firsts = log.begins(partitions);
      Map<Integer, Extent> extents = new TreeMap<>();
      log.ends(partitions)
          .forEach(
              (number, end) ->
                  extents.put(number, ends.extent(log, number, firsts.get(number), end)));
      readback.begin(memory, clock.instant().minus(settings.horizon()), extents, log);
    }
    readback.run(memory, partitions, settings.horizon().dividedBy(STRIDES));
  }

  /** With every transaction settled, what is committed ends where what is written ends. */
  private void requireSettled(LogConsumer committed) {
    try (LogConsumer written =
        new LogConsumer(clients.uncommittedReader(), settings.topic(), settings.timeout())) {
      long deadline = System.nanoTime() + settings.timeout().toNanos();
      while (!committed.ends(partitions).equals(written.ends(partitions))) {
        if (System.nanoTime() - deadline > 0) {
          throw new TimeoutException(
              "topic " + settings.topic() + " has an open transaction of somebody else");
        }
      }
    }
  }
}
