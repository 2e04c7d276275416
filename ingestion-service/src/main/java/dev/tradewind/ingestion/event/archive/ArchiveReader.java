package dev.tradewind.ingestion.event.archive;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the archive for those who read the log, on threads of its own. */
@Singleton
public class ArchiveReader {

  private static final Logger LOG = Logger.getLogger(ArchiveReader.class);

  private final Optional<LogArchive> archive;
  private final int maxReads;
  private final ThreadPoolExecutor pool;
  private @Nullable DuckDatabase database;

  /** Made by the container; see the settings. */
  public ArchiveReader(Optional<LogArchive> archive, ArchiveConfig config) {
    this.archive = archive;
    this.maxReads = config.maxReads();
    pool =
        new ThreadPoolExecutor(
            config.threads(),
            config.threads(),
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(maxReads),
            work -> new Thread(work, "archive-reader"));
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Reads a range that begins in a day of the archive; the entries end with the day, if not before.
   * Fails with ARCHIVE_UNREADABLE or OVERLOADED.
   */
  public Uni<List<LogEntry>> read(LocalDate day, ReadRange range) {
    return Uni.createFrom()
        .item(() -> readNow(day, range))
        .runSubscriptionOn(pool)
        .onFailure(RejectedExecutionException.class)
        .transform(
            full ->
                new ServiceException(
                    CommonReason.OVERLOADED,
                    "reads of the archive waiting: " + maxReads + " (try again later)"));
  }

  private List<LogEntry> readNow(LocalDate day, ReadRange range) {
    LogArchive files =
        archive.orElseThrow(
            () ->
                unreadable(
                    day,
                    "tradewind.ingestion.archive.directory is not set (expected: where it is)"));
    try {
      return files.read(database(files), day, range);
    } catch (ArchiveException failure) {
      LOG.errorf(failure, "the archive of %s cannot be read", day);
      throw unreadable(day, "its file is missing or damaged: restore it");
    }
  }

  private static ServiceException unreadable(LocalDate day, String why) {
    return new ServiceException(
        IngestionReason.ARCHIVE_UNREADABLE, "the events of " + day + " are in the archive; " + why);
  }

  private synchronized DuckDatabase database(LogArchive files) throws ArchiveException {
    if (database == null) {
      database = files.open();
    }
    return database;
  }

  @PreDestroy
  synchronized void close() throws SQLException {
    pool.shutdownNow();
    if (database != null) {
      database.close();
    }
  }
}
