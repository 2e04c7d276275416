package dev.tradewind.feature.history;

import dev.tradewind.feature.history.domain.History;
import dev.tradewind.feature.history.domain.HistoryEvents;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.start.Settings;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Derives training sets and hands out their pages. The rows of a set are derived once, from one
 * prefix of the log, and kept on disk until they are not asked for any more. Deriving and reading
 * block; each has threads of its own.
 */
@Singleton
public class TrainingSets {

  private static final int READERS = 2;
  private static final int WAITING_READS = 256;

  private final EventLog log;
  private final Clock clock;
  private final HistoryConfig config;
  private final TrainingSetShelf shelf;
  private final Path directory;
  private final ThreadPoolExecutor workers;
  private final ThreadPoolExecutor readers;

  public TrainingSets(EventLog log, Clock clock, HistoryConfig config) {
    check(config);
    this.log = log;
    this.clock = clock;
    this.config = config;
    this.shelf = new TrainingSetShelf(config.maxSets(), config.unusedFor());
    this.directory = newDirectory(config);
    this.workers = pool("training-set-worker", config.workers(), config.waiting());
    this.readers = pool("training-set-reader", READERS, WAITING_READS);
  }

  private static void check(HistoryConfig config) {
    String prefix = "tradewind.feature.history.";
    Settings.check(prefix + "workers", config.workers(), 1, 64);
    Settings.check(prefix + "waiting", config.waiting(), 1, 1000);
    Settings.check(prefix + "max-sets", config.maxSets(), 1, 1000);
    Settings.check(prefix + "max-events", config.maxEvents(), 1, Integer.MAX_VALUE);
    Settings.check(prefix + "max-bytes", config.maxBytes(), 1, Long.MAX_VALUE);
  }

  private static Path newDirectory(HistoryConfig config) {
    try {
      if (config.directory().isPresent()) {
        Files.createDirectories(config.directory().get());
        return Files.createTempDirectory(config.directory().get(), "training-sets-");
      }
      return Files.createTempDirectory("tradewind-training-sets-");
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "tradewind.feature.history.directory: cannot be written to", failure);
    }
  }

  private static ThreadPoolExecutor pool(String name, int threads, int waiting) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Derives a set and reads its first page.
   *
   * @return fails with OVERLOADED or TRAINING_SET_TOO_LARGE
   */
  public Uni<TrainingPage> derive(TrainingSetQuery query, int maxRows) {
    return on(
        workers,
        () -> {
          TrainingSet set = derive(query);
          try {
            TrainingPage page = set.page(0, maxRows, clock.instant());
            if (page.last()) {
              set.delete();
            } else {
              shelf.put(set, clock.instant());
            }
            return page;
          } catch (ServiceException refused) {
            set.delete();
            throw refused;
          }
        });
  }

  private TrainingSet derive(TrainingSetQuery query) {
    HistoryEvents events = new HistoryEvents(query.selection(), query.rows());
    List<Long> ends =
        new LogSnapshot(log, config.maxEvents())
            .readInto(events)
            .await()
            .atMost(config.readTimeout());
    String id = UUID.randomUUID().toString();
    Path file = directory.resolve(id);
    boolean kept = false;
    try (RowWriter writer = new RowWriter(file, config.maxBytes())) {
      new History(query.selection(), events).derive(query.rows(), writer::write);
      TrainingSet set = new TrainingSet(id, writer.finish(), writer.rows(), ends, clock.instant());
      kept = true;
      return set;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      if (!kept) {
        new RowFile(file, 0).close();
      }
    }
  }

  /**
   * Reads a further page.
   *
   * @param position where the page before ended
   * @return fails with TRAINING_SET_EXPIRED or OVERLOADED
   */
  public Uni<TrainingPage> page(String set, long position, int maxRows) {
    return on(
        readers, () -> shelf.get(set, clock.instant()).page(position, maxRows, clock.instant()));
  }

  private static <T> Uni<T> on(ThreadPoolExecutor pool, Supplier<T> work) {
    return Uni.createFrom()
        .item(work)
        .runSubscriptionOn(pool)
        .onFailure(TimeoutException.class)
        .transform(
            late ->
                new ServiceException(
                    CommonReason.DEPENDENCY_UNAVAILABLE,
                    "the log was not read in time; try again later"))
        .onFailure(RejectedExecutionException.class)
        .transform(
            full ->
                new ServiceException(
                    CommonReason.OVERLOADED,
                    "too many training sets are asked for; try again later"));
  }

  void deleteUnused() {
    shelf.removeUnused(clock.instant());
  }

  void stop(@Observes ShutdownEvent event) throws IOException {
    workers.shutdownNow();
    readers.shutdownNow();
    shelf.clear();
    Files.deleteIfExists(directory);
  }
}
