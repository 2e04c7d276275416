package dev.tradewind.feature.history;

import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.history.spill.SpillDatabase;
import dev.tradewind.feature.history.spill.SpillLimits;
import dev.tradewind.feature.identity.People;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.start.Settings;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Derives rows, each training set in a database of its own. */
@Singleton
public class Derivations {

  private static final long LEAST_SORTING_MEMORY = 128L << 20;

  /** Of one derivation: steps are read from one while rows are written to the other. */
  private static final int DATABASES = 2;

  private final EventLog log;
  private final People people;
  private final SpillLimits limits;
  private final WorkDirectory directory;

  public Derivations(EventLog log, People people, HistoryConfig config) {
    String prefix = "tradewind.feature.history.";
    Settings.check(prefix + "max-bytes", config.maxBytes(), 1, Long.MAX_VALUE);
    Settings.check(
        prefix + "sorting-memory", config.sortingMemory(), LEAST_SORTING_MEMORY, Long.MAX_VALUE);
    Settings.check(prefix + "sorting-threads", config.sortingThreads(), 1, 64);
    this.log = log;
    this.people = people;
    this.limits =
        new SpillLimits(
            config.sortingMemory() / DATABASES, config.maxBytes(), config.sortingThreads());
    this.directory = WorkDirectory.make(config.directory());
  }

  /** Where a file may be kept until the process ends. */
  Path file(String name) {
    return directory.resolve(name);
  }

  /** An empty database, to be closed by the caller. */
  SpillDatabase newDatabase() {
    return new SpillDatabase(directory.resolve(UUID.randomUUID() + ".db"), limits);
  }

  /**
   * Derives all rows. Blocks.
   *
   * @param rows is handed the rows in the order of the replay
   * @return the end offset of each partition: the prefix of the log that the rows come from
   */
  List<Long> derive(TrainingSetQuery query, Task task, Consumer<HistoryRow> rows) {
    try (SpillDatabase database = newDatabase()) {
      return new Derivation(log, people, query, database, task).run(rows);
    }
  }

  /** After those who derive. */
  void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event)
      throws IOException {
    stop();
  }

  void stop() throws IOException {
    directory.close();
  }
}
