package dev.tradewind.feature.history;

import dev.tradewind.feature.history.spill.RowOrder;
import dev.tradewind.feature.history.spill.RowTable;
import dev.tradewind.feature.history.spill.SpillDatabase;
import dev.tradewind.feature.start.Settings;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Derives training sets and hands out their pages. The rows of a set are derived once, from one
 * prefix of the log, and kept on disk until they are not asked for any more. Deriving and reading
 * block; each has threads of its own.
 */
@Singleton
public class TrainingSets {

  private static final int READERS = 2;
  private static final int WAITING_READS = 256;

  private final Derivations derivations;
  private final Clock clock;
  private final HistoryConfig config;
  private final TrainingSetShelf shelf;
  private final HistoryPool workers;
  private final HistoryPool readers;

  public TrainingSets(Derivations derivations, Clock clock, HistoryConfig config) {
    check(config);
    this.derivations = derivations;
    this.clock = clock;
    this.config = config;
    this.shelf = new TrainingSetShelf(config.maxSets(), config.unusedFor());
    this.workers =
        new HistoryPool(
            "training-set-worker", config.workers(), config.waiting(), config.maxBytes());
    this.readers =
        new HistoryPool("training-set-reader", READERS, WAITING_READS, config.maxBytes());
  }

  private static void check(HistoryConfig config) {
    String prefix = "tradewind.feature.history.";
    Settings.check(prefix + "workers", config.workers(), 1, 64);
    Settings.check(prefix + "waiting", config.waiting(), 1, 1000);
    Settings.check(prefix + "max-sets", config.maxSets(), 1, 1000);
  }

  /**
   * Derives a set and reads its first page.
   *
   * @return fails with OVERLOADED, TRAINING_SET_TOO_LARGE or DEPENDENCY_UNAVAILABLE
   */
  public Uni<TrainingPage> derive(TrainingSetQuery query, int maxRows) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Task task = new Task(config.timeout());
              return workers
                  .on(() -> firstPage(query, maxRows, task))
                  .onCancellation()
                  .invoke(task::cancel);
            });
  }

  private TrainingPage firstPage(TrainingSetQuery query, int maxRows, Task task) {
    TrainingSet set = derive(query, task);
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
  }

  private TrainingSet derive(TrainingSetQuery query, Task task) {
    try (SpillDatabase database = derivations.newDatabase()) {
      RowTable rows = new RowTable(database);
      List<Long> ends;
      try (rows) {
        ends =
            derivations.derive(
                query, task, row -> rows.add(row, TrainingRows.toMessage(row).toByteArray()));
      }
      database.checkSize();
      return write(rows, query, ends, task);
    }
  }

  private TrainingSet write(RowTable rows, TrainingSetQuery query, List<Long> ends, Task task) {
    String id = UUID.randomUUID().toString();
    Path file = derivations.file(id);
    boolean kept = false;
    try (RowWriter writer = new RowWriter(file, config.maxBytes())) {
      rows.inOrder(
          RowOrder.of(query.rows()),
          message -> {
            task.check();
            writer.write(message);
          });
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
    return readers.on(
        () -> shelf.get(set, clock.instant()).page(position, maxRows, clock.instant()));
  }

  void deleteUnused() {
    shelf.removeUnused(clock.instant());
  }

  void stop(@Observes ShutdownEvent event) {
    workers.stop();
    readers.stop();
    shelf.clear();
  }
}
