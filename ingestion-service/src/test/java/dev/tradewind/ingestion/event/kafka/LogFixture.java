package dev.tradewind.ingestion.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What the tests of the log in Kafka share. */
final class LogFixture {

  static final int PARTITIONS = 8;
  static final Duration LIMIT = Duration.ofSeconds(60);

  private LogFixture() {}

  static KafkaSettings settings(KafkaBroker broker, String topic) {
    return settings(broker.bootstrapServers(), topic);
  }

  static KafkaSettings settings(String bootstrapServers, String topic) {
    return new KafkaSettings(
        bootstrapServers,
        topic,
        (short) 1,
        1,
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Optional.empty(),
        4,
        512,
        Duration.ofDays(3650),
        1_000_000,
        Map.of());
  }

  /** Opens the log without waiting for anything. */
  static KafkaEventLog open(KafkaSettings settings) {
    return KafkaEventLog.open(settings, new Partitions(PARTITIONS), Clock.systemUTC());
  }

  static KafkaEventLog openAndAwait(KafkaSettings settings) {
    KafkaEventLog log = open(settings);
    until("writing", log::isWriting);
    return log;
  }

  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waiting for: " + what).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  static <T> T await(Uni<T> uni) {
    return uni.await().atMost(LIMIT);
  }

  /** Sends a batch again and again until it is taken, as a sender does. */
  static Receipt appendUntilTaken(KafkaEventLog log, Batch batch) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        return await(log.append(batch));
      } catch (ServiceException away) {
        assertThat(away.reason()).isEqualTo(CommonReason.DEPENDENCY_UNAVAILABLE);
        assertThat(System.nanoTime()).as("still: " + away.getMessage()).isLessThan(deadline);
        until("writing again", log::isWriting);
      }
    }
  }

  static void assertUnavailable(KafkaEventLog log, Batch batch) {
    ServiceException refusal =
        catchThrowableOfType(ServiceException.class, () -> await(log.append(batch)));
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(CommonReason.DEPENDENCY_UNAVAILABLE);
  }

  static Batch batch(List<String> ids) {
    return new Batch(
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        ids.stream()
            .map(id -> new Screened.Good(id, partition(id), new Payload(id.getBytes(UTF_8))))
            .toList());
  }

  static int partition(String id) {
    return new Partitions(PARTITIONS).of(id);
  }

  /** Every id in the log; fails where offsets are not 0, 1, 2 ... in any partition. */
  static List<String> everything(KafkaEventLog log) {
    List<String> ids = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long next = 0;
      LogSlice slice;
      do {
        slice = await(log.read(new ReadRange(partition, next, 5000, 1 << 20)));
        for (LogEntry entry : slice.entries()) {
          assertThat(entry.offset()).isEqualTo(next++);
          ids.add(new String(entry.payload().bytes(), UTF_8));
        }
      } while (next < slice.extent().endOffset());
      assertThat(next).isEqualTo(slice.extent().endOffset());
    }
    return ids;
  }
}
