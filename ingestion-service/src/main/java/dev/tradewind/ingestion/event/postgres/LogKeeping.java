package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.archive.LogArchive;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Keeps the log in shape at start and every hour, on a thread of its own. */
@Singleton
class LogKeeping {

  private static final Logger LOG = Logger.getLogger(LogKeeping.class);
  private static final int HOURS_BETWEEN = 1;

  private final LogKeeper keeper;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "log-keeper");
            made.setDaemon(true);
            return made;
          });
  private volatile Optional<String> failure = Optional.empty();

  LogKeeping(
      DataSource dataSource, Optional<LogArchive> archive, RetentionConfig config, Clock clock) {
    keeper = new LogKeeper(dataSource, archive, Retention.of(config), clock);
  }

  /** Makes the days that the first appends need, and goes on by itself. */
  void start() {
    try {
      keeper.makeDaysAhead();
    } catch (SQLException failed) {
      throw new IllegalStateException("the log's days cannot be made in PostgreSQL", failed);
    }
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(this::round, 0, HOURS_BETWEEN, TimeUnit.HOURS);
  }

  /** What is wrong with the archive of which day. */
  Map<LocalDate, String> problems() {
    return keeper.problems();
  }

  /** Why the last round could not be finished, if it could not. */
  Optional<String> failure() {
    return failure;
  }

  void stop(@Observes ShutdownEvent stop) {
    thread.shutdownNow();
  }

  private void round() {
    try {
      keeper.round();
      failure = Optional.empty();
    } catch (SQLException | RuntimeException failed) {
      // A timer that throws would never ring again.
      LOG.error("the log was not kept in shape; trying again within the hour", failed);
      failure = Optional.of(failed.toString());
    }
  }
}
