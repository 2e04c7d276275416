package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.archive.ArchivedDay;
import dev.tradewind.ingestion.event.archive.DayContents;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The days of the log as tables, over one connection that commits by itself. */
final class LogDays {

  private static final int LOCK_TIMEOUT_SECONDS = 10;
  private static final int IDS_AT_ONCE = 20_000;

  private final Connection connection;

  LogDays(Connection connection) {
    this.connection = connection;
  }

  void make(LocalDate day) throws SQLException {
    execute("SELECT make_log_day(?)", day);
  }

  /** Lets every partition go on in this day: nothing is appended to an earlier one after that. */
  void closeBefore(LocalDate day) throws SQLException {
    inTransaction(
        () -> {
          execute("SELECT 1 FROM partition_head ORDER BY partition FOR UPDATE");
          execute(
              "SELECT begin_log_day(?, (SELECT array_agg(partition) FROM partition_head))", day);
        });
  }

  /** The days before this one that are tables here, oldest first. */
  List<LocalDate> before(LocalDate day) throws SQLException {
    return days(
        """
        SELECT to_date(right(c.relname, 8), 'YYYYMMDD') AS day
        FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'event_log'::regclass
          AND to_date(right(c.relname, 8), 'YYYYMMDD') < ?
        ORDER BY day
        """,
        day);
  }

  boolean isEmpty(LocalDate day) throws SQLException {
    return days("SELECT l.day FROM event_log AS l WHERE l.day = ? LIMIT 1", day).isEmpty();
  }

  Optional<ArchivedDay> archived(LocalDate day) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT file, bytes, events, fingerprint FROM archived_day WHERE day = ?")) {
      query.setObject(1, day);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new ArchivedDay(
                    day,
                    row.getString(1),
                    row.getLong(2),
                    new DayContents(row.getLong(3), row.getString(4))))
            : Optional.empty();
      }
    }
  }

  void recordArchived(ArchivedDay day) throws SQLException {
    execute(
        """
        INSERT INTO archived_day (day, file, bytes, events, fingerprint, archived_at)
        VALUES (?, ?, ?, ?, ?, now())
        ON CONFLICT (day) DO UPDATE SET file = excluded.file, bytes = excluded.bytes,
          events = excluded.events, fingerprint = excluded.fingerprint, archived_at = now()
        """,
        day.day(),
        day.file(),
        day.bytes(),
        day.contents().events(),
        day.contents().fingerprint());
  }

  /** The day's file is not to be trusted: as if it had never been archived. */
  void forgetArchived(LocalDate day) throws SQLException {
    execute("DELETE FROM archived_day WHERE day = ? AND removed_at IS NULL", day);
  }

  /** Removes a day without events; the log begins where it did. */
  void removeEmpty(LocalDate day) throws SQLException {
    inTransaction(() -> drop(day));
  }

  /** Removes a day that the archive has. */
  void removeArchived(LocalDate day) throws SQLException {
    inTransaction(
        () -> {
          execute("UPDATE archived_day SET removed_at = now() WHERE day = ?", day);
          drop(day);
        });
  }

  /** Removes a day for good: the log begins after it. */
  void removeForGood(LocalDate day) throws SQLException {
    inTransaction(
        () -> {
          execute(
              """
              UPDATE partition_head AS h SET begin_offset = greatest(h.begin_offset, coalesce((
                SELECT min(d.first_offset) FROM log_day AS d
                WHERE d.partition = h.partition AND d.day > ?), h.end_offset))
              """,
              day);
          drop(day);
        });
  }

  /** Forgets the ids that were accepted before a day, a few at a time; answers how many. */
  long forgetIdsBefore(LocalDate day) throws SQLException {
    long forgotten = 0;
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM event_seen WHERE ctid = ANY (ARRAY("
                + "SELECT s.ctid FROM event_seen AS s WHERE s.day < ? LIMIT "
                + IDS_AT_ONCE
                + "))")) {
      delete.setObject(1, day);
      for (int some = delete.executeUpdate(); some > 0; some = delete.executeUpdate()) {
        forgotten += some;
      }
    }
    return forgotten;
  }

  private void drop(LocalDate day) throws SQLException {
    // Appends and reads wait while this waits for those under way: not for long.
    execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT_SECONDS + "s'");
    execute("DROP TABLE event_log_" + day.toString().replace("-", ""));
  }

  private void inTransaction(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } finally {
      // After a commit there is nothing left to roll back.
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private List<LocalDate> days(String sql, LocalDate day) throws SQLException {
    List<LocalDate> days = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, day);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          days.add(rows.getObject(1, LocalDate.class));
        }
      }
    }
    return days;
  }

  private void execute(String sql, Object... arguments) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      statement.execute();
    }
  }

  private interface Work {
    void run() throws SQLException;
  }
}
