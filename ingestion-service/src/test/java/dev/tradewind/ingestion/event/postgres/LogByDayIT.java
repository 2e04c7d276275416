package dev.tradewind.ingestion.event.postgres;

import static dev.tradewind.ingestion.event.postgres.StoredLog.append;
import static dev.tradewind.ingestion.event.postgres.StoredLog.ids;
import static dev.tradewind.ingestion.event.postgres.StoredLog.query;
import static dev.tradewind.ingestion.event.postgres.StoredLog.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.EventKey;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class LogByDayIT {

  @Inject PostgresEventLog log;
  @Inject DataSource dataSource;

  @BeforeEach
  void emptyTheLog() throws SQLException {
    StoredLog.empty(dataSource);
  }

  @Test
  void aSliceEndsWithTheDayAndTheNextReadGoesOn() {
    append(log, "2026-02-01T23:59:59Z", "a", "b");
    append(log, "2026-02-02T00:00:00Z", "c");
    append(log, "2026-02-05T12:00:00Z", "d", "e");

    assertThat(ids(read(log, 0, 0))).containsExactly("a", "b");
    assertThat(ids(read(log, 0, 1))).containsExactly("b");
    assertThat(ids(read(log, 0, 2))).containsExactly("c");
    assertThat(ids(read(log, 0, 3))).containsExactly("d", "e");
    assertThat(read(log, 0, 5).entries()).isEmpty();
    assertThat(read(log, 0, 0).extent()).isEqualTo(new Extent(0, 5));
  }

  /** Asked of PostgreSQL itself: which tables did the statements of this transaction scan? */
  @Test
  void aReadScansOneDayOnly() throws SQLException {
    append(log, "2026-02-01T12:00:00Z", "a");
    append(log, "2026-02-02T12:00:00Z", "b");
    append(log, "2026-02-03T12:00:00Z", "c");
    List<String> scanned = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // What this session did before may still be counted with it.
      statement.execute(
          "CREATE TEMPORARY TABLE scans ON COMMIT DROP AS"
              + " SELECT relid, seq_scan + coalesce(idx_scan, 0) AS before FROM pg_stat_xact_user_tables");
      try (ResultSet row =
          statement.executeQuery("SELECT its_offset FROM read_log(0, 1, 9, 999)")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getLong(1)).isEqualTo(1);
        assertThat(row.next()).isFalse();
      }
      try (ResultSet tables =
          statement.executeQuery(
              "SELECT relname FROM pg_stat_xact_user_tables LEFT JOIN scans USING (relid)"
                  + " WHERE relname LIKE 'event_log_%'"
                  + " AND seq_scan + coalesce(idx_scan, 0) > coalesce(before, 0)")) {
        while (tables.next()) {
          scanned.add(tables.getString(1));
        }
      }
      connection.rollback();
      connection.setAutoCommit(true);
    }
    assertThat(scanned).containsExactly("event_log_20260202");
  }

  /** Two instances' clocks differ, or a batch waited over midnight. */
  @Test
  void aBatchOfYesterdayAfterOneOfTodayKeepsItsPlaceBehindIt() {
    append(log, "2026-02-02T00:00:01Z", "a");
    append(log, "2026-02-01T23:59:59Z", "b");
    append(log, "2026-02-02T00:00:02Z", "c");

    assertThat(ids(read(log, 0, 0))).containsExactly("a", "b", "c");
    assertThat(read(log, 0, 1).entries().get(0).receivedAt())
        .isEqualTo(Instant.parse("2026-02-01T23:59:59Z"));
  }

  @Test
  void manyAppendsToADayThatWasNotMadeAheadAllFindTheirPlace() throws SQLException {
    StoredLog.execute(dataSource, "DROP TABLE IF EXISTS event_log_20260215");
    List<Uni<Receipt>> appends = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      Screened.Good event = new Screened.Good("m" + i, i % 8, new Payload(new byte[] {1}));
      appends.add(log.append(new Batch(Instant.parse("2026-02-15T01:00:00Z"), List.of(event))));
    }
    StoredLog.await(Uni.join().all(appends).usingConcurrencyOf(16).andFailFast());

    assertThat(query(dataSource, "SELECT count(*) FROM event_log_20260215")).containsExactly("16");
  }

  @Test
  void theDaysToComeAreThereFromTheStart() throws SQLException {
    assertThat(
            query(
                dataSource,
                "SELECT to_regclass('event_log_' || to_char((now() AT TIME ZONE 'UTC')::date + 1,"
                    + " 'YYYYMMDD')) IS NOT NULL"))
        .containsExactly("t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0198c7d2-6a01-7c31-b5f0-0123456789ab",
        "550e8400-e29b-41d4-a716-446655440000",
        "550E8400-E29B-41D4-A716-446655440000",
        "550e8400-e29b-81d4-a716-446655440000",
        "550e8400e29b41d4a716446655440000",
        "550e8400-e29b-41d4-a716-44665544000g",
        "order-4711/paid",
        "größe ✓",
        ""
      })
  void theDatabaseMakesTheSameKeyOfAnId(String id) throws SQLException {
    assertThat(query(dataSource, "SELECT event_key('" + id + "')"))
        .containsExactly(EventKey.of(id).toString());
  }
}
