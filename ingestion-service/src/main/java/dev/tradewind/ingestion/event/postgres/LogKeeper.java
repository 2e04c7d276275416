package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.archive.ArchiveException;
import dev.tradewind.ingestion.event.archive.ArchivedDay;
import dev.tradewind.ingestion.event.archive.LogArchive;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Keeps the log in shape, a round at a time: makes the days to come, archives those that are over,
 * and removes those that need not be held, each only when its file has just been read back and
 * found to be what was written. A day that cannot be archived stays, and is told. One round at a
 * time over all instances. Blocks.
 */
final class LogKeeper {

  private static final Logger LOG = Logger.getLogger(LogKeeper.class);
  private static final int DAYS_AHEAD = 2;
  private static final String LOCK = "hashtextextended('tradewind log keeper', 0)";

  private final DataSource dataSource;
  private final Optional<LogArchive> archive;
  private final Retention retention;
  private final Clock clock;
  private final Map<LocalDate, String> problems = new TreeMap<>();

  LogKeeper(DataSource dataSource, Optional<LogArchive> archive, Retention retention, Clock clock) {
    this.dataSource = dataSource;
    this.archive = archive;
    this.retention = retention;
    this.clock = clock;
  }

  /** What is wrong with the archive of which day, as of the last round. */
  synchronized Map<LocalDate, String> problems() {
    return Map.copyOf(problems);
  }

  /** Makes today and the days to come. */
  void makeDaysAhead() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      LogDays days = new LogDays(connection);
      for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
        days.make(today().plusDays(ahead));
      }
    }
  }

  /** A round; none where another instance is at it. */
  void round() throws SQLException {
    makeDaysAhead();
    if (archive.isEmpty() && retention.days().isEmpty()) {
      return;
    }
    try (Connection connection = dataSource.getConnection()) {
      if (!ask(connection, "SELECT pg_try_advisory_lock(" + LOCK + ")")) {
        return;
      }
      try {
        round(connection, new LogDays(connection), today());
      } finally {
        ask(connection, "SELECT pg_advisory_unlock(" + LOCK + ")");
      }
    }
  }

  private void round(Connection connection, LogDays days, LocalDate today) throws SQLException {
    days.closeBefore(today);
    for (LocalDate day : days.before(today)) {
      try {
        keep(connection, days, day, today);
        solved(day);
      } catch (ArchiveException failure) {
        LOG.errorf(failure, "archive of %s: the day stays in PostgreSQL", day);
        problem(day, String.valueOf(failure.getMessage()));
      }
    }
    Optional<LocalDate> horizon = retention.forgetIdsBefore(today);
    if (horizon.isPresent()) {
      long forgotten = days.forgetIdsBefore(horizon.get());
      LOG.debugf("forgot %d ids that were accepted before %s", forgotten, horizon.get());
    }
  }

  private void keep(Connection connection, LogDays days, LocalDate day, LocalDate today)
      throws SQLException, ArchiveException {
    if (days.isEmpty(day)) {
      days.removeEmpty(day);
      return;
    }
    boolean over = retention.isOver(day, today);
    if (archive.isEmpty()) {
      if (over) {
        days.removeForGood(day);
        LOG.infof("removed the events of %s: there is no archive", day);
      }
      return;
    }
    ArchivedDay archived = archived(connection, days, day, archive.get());
    if (over) {
      verify(days, archived, archive.get());
      days.removeArchived(day);
      LOG.infof("removed the events of %s: they are in %s", day, archived.file());
    }
  }

  private static ArchivedDay archived(
      Connection connection, LogDays days, LocalDate day, LogArchive archive)
      throws SQLException, ArchiveException {
    Optional<ArchivedDay> before = days.archived(day);
    if (before.isPresent() && archive.seemsWhole(before.get())) {
      return before.get();
    }
    ArchivedDay written;
    try (DayCursor rows = new DayCursor(connection, day)) {
      written = archive.write(day, rows);
    }
    days.recordArchived(written);
    LOG.infof("archived %d events of %s", written.contents().events(), day);
    return written;
  }

  /** A file that is not what was written is written anew in the next round. */
  private static void verify(LogDays days, ArchivedDay day, LogArchive archive)
      throws SQLException, ArchiveException {
    try {
      archive.verify(day);
    } catch (ArchiveException damaged) {
      days.forgetArchived(day.day());
      throw damaged;
    }
  }

  private static boolean ask(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question);
        ResultSet answer = statement.executeQuery()) {
      answer.next();
      return answer.getBoolean(1);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private synchronized void problem(LocalDate day, String story) {
    problems.put(day, story);
  }

  private synchronized void solved(LocalDate day) {
    problems.remove(day);
  }
}
