package dev.tradewind.ingestion.event.kafka;

import static dev.tradewind.ingestion.event.kafka.LogFixture.appendUntilTaken;
import static dev.tradewind.ingestion.event.kafka.LogFixture.await;
import static dev.tradewind.ingestion.event.kafka.LogFixture.batch;
import static dev.tradewind.ingestion.event.kafka.LogFixture.everything;
import static dev.tradewind.ingestion.event.kafka.LogFixture.openAndAwait;
import static dev.tradewind.ingestion.event.kafka.LogFixture.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.EventLogContract;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class KafkaEventLogIT extends EventLogContract {

  private final String topic = "events-" + UUID.randomUUID();
  private KafkaEventLog log;

  @Override
  protected EventLog log() {
    return log;
  }

  /**
   * Brokers now and then refuse the first transaction of a new writer (InvalidTxnState). Nothing of
   * it is kept, and the log says what it says of every failure: try again.
   */
  @Override
  protected Receipt take(Batch batch) {
    return appendUntilTaken(log, batch);
  }

  @BeforeEach
  void open() {
    log = openAndAwait(settings(SharedBroker.broker(), topic));
  }

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void goesOnAfterARestartWhereItStopped() {
    List<String> ids = IntStream.range(0, 300).mapToObj(i -> "id-" + i).toList();
    await(log.append(batch(ids)));
    log.close();

    open();
    assertThat(await(log.append(batch(ids))).acceptedIds()).isEmpty();
    assertThat(await(log.append(batch(List.of("id-299", "new")))).acceptedIds())
        .containsExactly("new");
    assertThat(everything(log)).hasSize(301).doesNotHaveDuplicates();
  }

  /** Each batch leaves a gap in Kafka's positions; a log just opened has to search over them. */
  @Test
  void findsAnyOffsetAmongThousandsOfGaps() {
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    for (int i = 0; i < 700; i++) {
      Screened.Good event = new Screened.Good("e" + i, 3, payload(i));
      await(log.append(new Batch(now, List.of(event))));
    }
    log.close();

    open();
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      int offset = random.nextInt(700);
      assertThat(await(log.read(new ReadRange(3, offset, 1, 1000))).entries())
          .singleElement()
          .satisfies(entry -> assertThat(entry.offset()).isEqualTo(offset))
          .satisfies(entry -> assertThat(entry.payload()).isEqualTo(payload(offset)));
    }
  }

  @Test
  void refusesAnotherNumberOfPartitionsThanTheLogWasMadeWith() {
    assertThatThrownBy(
            () ->
                KafkaEventLog.open(
                    settings(SharedBroker.broker(), topic), new Partitions(16), Clock.systemUTC()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tradewind.ingestion.partitions: 16 (expected: 8");
  }

  @Test
  void refusesATopicThatForgets() throws Exception {
    String forgetful = "forgetful-" + UUID.randomUUID();
    String servers = SharedBroker.broker().bootstrapServers();
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(forgetful, LogFixture.PARTITIONS, (short) 1)
                      .configs(Map.of("retention.ms", "1000"))))
          .all()
          .get();
    }

    assertThatThrownBy(() -> LogFixture.open(settings(SharedBroker.broker(), forgetful)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("retention.ms: 1000 (expected: -1)");
  }

  /** An operator may delete from the front, all but the last event: the offsets go on. */
  @Test
  void whatWasDeletedIsNoLongerInTheExtentAndOffsetsGoOn() throws Exception {
    List<Screened.Good> events =
        IntStream.range(0, 10).mapToObj(i -> new Screened.Good("e" + i, 2, payload(i))).toList();
    await(log.append(new Batch(Instant.now().truncatedTo(ChronoUnit.MICROS), events)));
    try (Admin admin = admin()) {
      admin
          .deleteRecords(Map.of(new TopicPartition(topic, 2), RecordsToDelete.beforeOffset(9)))
          .all()
          .get();
    }
    log.close();

    open();
    assertThat(await(log.extents())).containsEntry(2, new Extent(9, 10));
    assertThat(await(log.read(new ReadRange(2, 3, 10, 1000))))
        .isEqualTo(new LogSlice(List.of(), new Extent(9, 10)));
    await(log.append(new Batch(Instant.now(), List.of(new Screened.Good("next", 2, payload(10))))));
    assertThat(await(log.read(new ReadRange(2, 9, 10, 1000))).entries())
        .extracting(LogEntry::offset)
        .containsExactly(9L, 10L);
  }

  private static Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SharedBroker.broker().bootstrapServers()));
  }

  private static Payload payload(int number) {
    return new Payload(Integer.toString(number).getBytes(UTF_8));
  }
}
