package dev.tradewind.ingestion.event.postgres;

import static dev.tradewind.ingestion.event.postgres.StoredLog.append;
import static dev.tradewind.ingestion.event.postgres.StoredLog.await;
import static dev.tradewind.ingestion.event.postgres.StoredLog.query;
import static dev.tradewind.ingestion.event.postgres.StoredLog.read;
import static dev.tradewind.ingestion.event.postgres.StoredLog.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.event.archive.ArchiveConfig;
import dev.tradewind.ingestion.event.archive.ArchiveReader;
import dev.tradewind.ingestion.event.archive.LogArchive;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.store.CuttablePostgres;
import dev.tradewind.ingestion.store.Queries;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class LogKeeperIT {

  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");
  private static final Retention ONE_DAY = new Retention(OptionalInt.of(1), 3);

  @Inject Queries queries;
  @Inject DataSource dataSource;
  @TempDir Path directory;

  private LogArchive archive;
  private PostgresEventLog log;

  @BeforeEach
  void threeDaysOfEvents() throws SQLException {
    StoredLog.empty(dataSource);
    archive = new LogArchive(directory, "64MB", 1);
    log = logWith(Optional.of(archive));
    append(log, "2026-01-01T00:00:00.000001Z", "a0", "a1", "a2", "b0", "b1", "c0");
    append(log, "2026-01-01T23:59:59.999999Z", "d0", "d7", "ü-é7");
    append(log, "2026-01-02T12:00:00Z", "e0", "f0", "e3");
    append(log, "2026-01-03T12:00:00Z", "g0", "g1", "g5");
  }

  @Test
  void aWholeLogReadBackAfterItsDaysWereArchivedAndRemovedIsWhatItWas() throws SQLException {
    Map<Integer, List<LogEntry>> before = readAll(log);

    keeper("2026-01-04T00:10:00Z", ONE_DAY).round();

    assertThat(tables()).contains("event_log_20260103").doesNotContain("event_log_20260102");
    assertThat(directory.resolve("event_log_2026-01-01.parquet")).exists();
    assertThat(directory.resolve("event_log_2026-01-03.parquet")).exists();
    assertThat(readAll(log)).isEqualTo(before);
    assertThat(await(log.extents())).containsEntry(0, new Extent(0, 7));
    append(log, "2026-01-04T12:00:00Z", "h0", "a0");
    assertThat(read(log, 0, 7).entries()).as("a0 is still remembered").hasSize(1);
  }

  @Test
  void aPastDayIsArchivedButStaysWhereNoRetentionIsSet() throws SQLException {
    LogKeeper keeper = keeper("2026-01-04T00:10:00Z", Retention.FOR_EVER);
    keeper.round();

    assertThat(tables()).contains("event_log_20260101");
    assertThat(query(dataSource, "SELECT file FROM archived_day ORDER BY day"))
        .containsExactly(
            "event_log_2026-01-01.parquet",
            "event_log_2026-01-02.parquet",
            "event_log_2026-01-03.parquet");
    assertThat(keeper.problems()).isEmpty();
  }

  @Test
  void aDamagedFileIsNotTrustedAndItsDayStaysUntilItWasWrittenAnew()
      throws SQLException, IOException {
    Map<Integer, List<LogEntry>> before = readAll(log);
    keeper("2026-01-02T00:10:00Z", ONE_DAY).round();
    Path file = directory.resolve("event_log_2026-01-01.parquet");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 0x55;
    Files.write(file, bytes);

    LogKeeper keeper = keeper("2026-01-03T00:10:00Z", ONE_DAY);
    keeper.round();

    assertThat(keeper.problems()).containsOnlyKeys(FIRST_DAY);
    assertThat(tables()).contains("event_log_20260101");
    assertThat(readAll(log)).isEqualTo(before);

    keeper.round();
    assertThat(keeper.problems()).isEmpty();
    assertThat(tables()).doesNotContain("event_log_20260101");
    assertThat(readAll(log)).isEqualTo(before);
  }

  @Test
  void aFileThatIsMissingOnceItsDayWasRemovedIsToldToTheReader() throws SQLException, IOException {
    keeper("2026-01-03T00:10:00Z", ONE_DAY).round();
    Files.delete(directory.resolve("event_log_2026-01-01.parquet"));

    assertUnreadable(log);
    assertUnreadable(logWith(Optional.empty()));
    assertThat(read(log, 0, 4).entries()).as("other days").isNotEmpty();
  }

  @Test
  void aDayWithoutEventsGoesAndTheDaysBeforeItStay() throws SQLException {
    append(log, "2026-01-05T12:00:00Z", "h0");
    query(dataSource, "SELECT make_log_day('2026-01-04')");
    Map<Integer, List<LogEntry>> before = readAll(log);

    keeper("2026-01-06T00:10:00Z", Retention.FOR_EVER).round();

    assertThat(tables())
        .contains("event_log_20260103", "event_log_20260105")
        .doesNotContain("event_log_20260104");
    assertThat(readAll(log)).isEqualTo(before);
    assertThat(await(log.extents())).containsEntry(0, new Extent(0, 8));
  }

  @Test
  void withoutAnArchiveTheLogBeginsLater() throws SQLException {
    new LogKeeper(dataSource, Optional.empty(), ONE_DAY, at("2026-01-03T00:10:00Z")).round();

    assertThat(await(log.extents()))
        .containsEntry(0, new Extent(4, 7))
        .containsEntry(1, new Extent(2, 3))
        .containsEntry(2, new Extent(1, 1))
        .containsEntry(4, new Extent(0, 0));
    assertThat(read(log, 0, 3).entries()).isEmpty();
    assertThat(read(log, 0, 4).entries()).hasSize(2);
  }

  @Test
  void idsAreForgottenWithTheHorizonOfDeduplication() throws SQLException {
    keeper("2026-01-05T00:10:00Z", ONE_DAY).round();
    append(log, "2026-01-05T12:00:00Z", "a0", "e0", "g0");

    assertThat(StoredLog.ids(read(log, 0, 7))).as("accepted on January 1st").containsExactly("a0");
  }

  @Test
  void whatIsAppendedLateGoesToADayThatIsStillOpen() throws SQLException {
    keeper("2026-01-04T00:10:00Z", ONE_DAY).round();
    append(log, "2026-01-03T23:59:59Z", "late0");

    assertThat(StoredLog.ids(read(log, 0, 7))).containsExactly("late0");
    assertThat(query(dataSource, "SELECT day FROM event_log WHERE event_offset = 7"))
        .containsExactly("2026-01-04");
  }

  @Test
  void oneInstanceAtATime() throws SQLException {
    try (Connection other = dataSource.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(hashtextextended('tradewind log keeper', 0))");
      keeper("2026-01-04T00:10:00Z", ONE_DAY).round();
      assertThat(tables()).contains("event_log_20260101");
      statement.execute("SELECT pg_advisory_unlock(hashtextextended('tradewind log keeper', 0))");
    }
    keeper("2026-01-04T00:10:00Z", ONE_DAY).round();
    assertThat(tables()).doesNotContain("event_log_20260101");
  }

  private LogKeeper keeper(String now, Retention retention) {
    return new LogKeeper(dataSource, Optional.of(archive), retention, at(now));
  }

  private static Clock at(String now) {
    return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
  }

  private PostgresEventLog logWith(Optional<LogArchive> archive) {
    return new PostgresEventLog(queries, new ArchiveReader(archive, new Settings()));
  }

  private List<String> tables() throws SQLException {
    return query(
        dataSource,
        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'event_log'::regclass");
  }

  private static void assertUnreadable(PostgresEventLog log) {
    assertThatThrownBy(() -> read(log, 0, 0))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> assertThat(failure.reason()).isEqualTo(IngestionReason.ARCHIVE_UNREADABLE));
  }

  private record Settings() implements ArchiveConfig {
    @Override
    public Optional<Path> directory() {
      return Optional.empty();
    }

    @Override
    public String memoryLimit() {
      return "64MB";
    }

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public int maxReads() {
      return 4;
    }
  }
}
