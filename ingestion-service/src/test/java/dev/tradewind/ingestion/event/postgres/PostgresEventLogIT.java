package dev.tradewind.ingestion.event.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.EventLogContract;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE event_log, event_seen");
      statement.execute("UPDATE partition_head SET end_offset = 0");
    }
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
    Screened.Good good = new Screened.Good("fine", 0, new Payload(new byte[] {1}));
    execute("INSERT INTO event_log VALUES (0, 0, 'in the way', now(), ''::bytea)");

    assertThatThrownBy(
            () ->
                log.append(new Batch(Instant.now(), List.of(good)))
                    .await()
                    .atMost(Duration.ofSeconds(30)))
        .hasMessageContaining("event_log_pkey");

    assertThat(count("SELECT count(*) FROM event_seen")).isZero();
    assertThat(count("SELECT sum(end_offset) FROM partition_head")).isZero();
  }

  @Test
  void refusesAnotherNumberOfPartitionsThanTheLogWasMadeWith() throws SQLException {
    LogShape.require(dataSource, PARTITIONS);

    assertThatThrownBy(() -> LogShape.require(dataSource, 16))
        .hasMessageContaining("tradewind.ingestion.partitions: 16 (expected: 8");
    assertThat(count("SELECT count(*) FROM partition_head")).isEqualTo(PARTITIONS);
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
