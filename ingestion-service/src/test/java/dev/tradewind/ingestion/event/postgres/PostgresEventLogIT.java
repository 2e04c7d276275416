package dev.tradewind.ingestion.event.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.EventLogContract;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class PostgresEventLogIT extends EventLogContract {

  @Inject PostgresEventLog log;
  @Inject DataSource dataSource;

  @Override
  protected EventLog log() {
    return log;
  }

  @BeforeEach
  void emptyTheLog() throws SQLException {
    StoredLog.empty(dataSource);
  }

  @Test
  void anotherConnectionSeesTheWholeBatchOnceTheReceiptIsThere() throws SQLException {
    List<Screened.Good> events =
        IntStream.range(0, 1000)
            .mapToObj(i -> new Screened.Good("e" + i, i % PARTITIONS, new Payload(new byte[] {1})))
            .toList();
    log.append(new Batch(Instant.now(), events)).await().atMost(Duration.ofSeconds(30));

    assertThat(count("SELECT count(*) FROM event_log")).isEqualTo(1000);
    assertThat(count("SELECT count(*) FROM event_seen")).isEqualTo(1000);
    assertThat(count("SELECT sum(end_offset) FROM partition_head")).isEqualTo(1000);
  }

  /** A batch that fails on the way, here at its very last row, leaves no id, no row and no gap. */
  @Test
  void aBatchThatFailsLeavesNothing() throws SQLException {
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    append(now, "first");
    execute(
        "INSERT INTO event_log (event_offset, received_at, day, partition, payload)"
            + " SELECT 1, received_at, day, partition, payload FROM event_log");

    assertThatThrownBy(() -> append(now, "in the way")).hasMessageContaining("_pkey");

    assertThat(count("SELECT count(*) FROM event_seen")).isEqualTo(1);
    assertThat(count("SELECT sum(end_offset) FROM partition_head")).isEqualTo(1);
  }

  /**
   * The connections of writers are killed in mid-append; all that was not acknowledged is sent
   * again.
   */
  @Test
  void writersKilledInMidAppendLoseNothingAndLeaveNeitherGapsNorDuplicates() throws SQLException {
    int batches = 200;
    AtomicInteger sentAgain = new AtomicInteger();
    List<Uni<Receipt>> appends = new ArrayList<>();
    for (int number = 0; number < batches; number++) {
      Batch batch = batch(number);
      appends.add(
          Uni.createFrom()
              .deferred(() -> log.append(batch))
              .onFailure()
              .invoke(sentAgain::incrementAndGet)
              .onFailure()
              .retry()
              .withBackOff(Duration.ofMillis(5), Duration.ofMillis(100))
              .atMost(200));
    }
    CompletableFuture<List<Receipt>> writing =
        Uni.join().all(appends).usingConcurrencyOf(8).andFailFast().subscribeAsCompletionStage();
    while (!writing.isDone() && sentAgain.get() < 20) {
      execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE state = 'active' AND query LIKE '%append_batch%' AND pid <> pg_backend_pid()");
    }

    assertThat(writing).succeedsWithin(Duration.ofSeconds(60));
    assertThat(sentAgain).as("appends that were killed").hasPositiveValue();
    assertThat(count("SELECT count(*) FROM event_seen")).isEqualTo(batches * 20L);
    assertThat(count("SELECT count(*) FROM event_log")).isEqualTo(batches * 20L);
    assertThat(count("SELECT sum(end_offset) FROM partition_head")).isEqualTo(batches * 20L);
    assertThat(
            count(
                "SELECT count(*) FROM (SELECT partition, max(event_offset) + 1 - count(*) AS missing"
                    + " FROM event_log GROUP BY partition) AS p WHERE missing <> 0"))
        .isZero();
  }

  @Test
  void refusesAnotherNumberOfPartitionsThanTheLogWasMadeWith() throws SQLException {
    LogShape.require(dataSource, PARTITIONS);

    assertThatThrownBy(() -> LogShape.require(dataSource, 16))
        .hasMessageContaining("tradewind.ingestion.partitions: 16 (expected: 8");
    assertThat(count("SELECT count(*) FROM partition_head")).isEqualTo(PARTITIONS);
  }

  private static Batch batch(int number) {
    return new Batch(
        Instant.parse("2026-03-01T10:00:00Z"),
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    new Screened.Good(
                        "e" + number + "-" + i, i % PARTITIONS, new Payload(new byte[] {1})))
            .toList());
  }

  private Receipt append(Instant receivedAt, String id) {
    Screened.Good event = new Screened.Good(id, 0, new Payload(new byte[] {1}));
    return log.append(new Batch(receivedAt, List.of(event))).await().atMost(Duration.ofSeconds(30));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
