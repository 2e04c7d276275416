package dev.tradewind.feature.history.export;

import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.history.HistoryConfig;
import dev.tradewind.feature.history.HistoryPool;
import dev.tradewind.feature.history.Task;
import dev.tradewind.feature.history.TrainingSetFiles;
import dev.tradewind.feature.history.TrainingSetQuery;
import dev.tradewind.feature.history.export.Export.Outcome;
import dev.tradewind.feature.start.Settings;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Writes training sets to files, a bounded number at a time, and knows how far they are. */
@Singleton
public class TrainingSetExports {

  private static final Logger LOG = Logger.getLogger(TrainingSetExports.class);

  /** An instance that writes says so every few seconds. */
  static final Duration SILENT = Duration.ofMinutes(1);

  private final TrainingSetFiles files;
  private final ExportStore store;
  private final Clock clock;
  private final Optional<Path> directory;
  private final Duration timeout;
  private final Semaphore permits;
  private final HistoryPool workers;
  private final Map<String, Task> running = new ConcurrentHashMap<>();

  public TrainingSetExports(
      TrainingSetFiles files, ExportStore store, Clock clock, HistoryConfig config) {
    String prefix = "tradewind.feature.history.";
    Settings.check(prefix + "export-workers", config.exportWorkers(), 1, 16);
    Settings.check(prefix + "exports-waiting", config.exportsWaiting(), 1, 1000);
    this.files = files;
    this.store = store;
    this.clock = clock;
    this.directory = config.exportDirectory();
    this.timeout = config.exportTimeout();
    this.permits = new Semaphore(config.exportWorkers() + config.exportsWaiting());
    this.workers =
        new HistoryPool(
            "training-set-export",
            config.exportWorkers(),
            config.exportsWaiting() + config.exportWorkers(),
            config.maxBytes());
    directory.ifPresent(TrainingSetExports::makeDirectory);
  }

  private static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "tradewind.feature.history.export-directory: cannot be written to", failure);
    }
  }

  /**
   * Begins an export, unless there is one of that id.
   *
   * @param fingerprint says what is asked for
   * @return the export as it is; fails with EXPORT_NOT_CONFIGURED, EXPORT_EXISTS or OVERLOADED
   */
  public Uni<Export> create(String id, String fingerprint, TrainingSetQuery query) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Path file = file(id);
              if (!permits.tryAcquire()) {
                throw new ServiceException(
                    CommonReason.OVERLOADED, "too many exports are under way; try again later");
              }
              Export export = Export.running(id, fingerprint);
              return store
                  .add(export, clock.instant())
                  .invoke(
                      known -> {
                        if (known.isEmpty()) {
                          begin(export, query, file);
                        } else {
                          permits.release();
                        }
                      })
                  .onFailure()
                  .invoke(() -> permits.release())
                  .map(known -> same(known.orElse(export), fingerprint));
            });
  }

  private Path file(String id) {
    return directory
        .orElseThrow(
            () ->
                new ServiceException(
                    FeatureReason.EXPORT_NOT_CONFIGURED,
                    "set tradewind.feature.history.export-directory to export training sets"))
        .resolve(id + ".parquet");
  }

  private static Export same(Export known, String fingerprint) {
    if (!known.fingerprint().equals(fingerprint)) {
      throw new ServiceException(
          FeatureReason.EXPORT_EXISTS,
          "export_id: " + known.id() + " was used for another request; choose another id");
    }
    return known;
  }

  private void begin(Export export, TrainingSetQuery query, Path file) {
    Task task = new Task(timeout);
    running.put(export.id(), task);
    workers
        .on(() -> files.write(query, file, task))
        .map(
            written ->
                (Outcome)
                    new Outcome.Finished(
                        written.rows(),
                        file.toUri().toString(),
                        written.sha256(),
                        written.endOffsets()))
        .onFailure()
        .recoverWithItem(failure -> ExportFailures.outcome(export.id(), failure))
        .chain(outcome -> end(export.id(), outcome, file))
        .onTermination()
        .invoke(
            () -> {
              running.remove(export.id());
              permits.release();
            })
        .subscribe()
        .with(
            done -> {},
            failure -> LOG.errorf(failure, "what became of export %s is not kept", export.id()));
  }

  private Uni<Boolean> end(String id, Outcome outcome, Path file) {
    return store
        .end(id, outcome, clock.instant())
        .onFailure()
        .retry()
        .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(10))
        .expireIn(SILENT.toMillis())
        .onItemOrFailure()
        .invoke(
            (kept, failure) -> {
              // A file that nobody knows of must not stay.
              if (failure != null || !kept) {
                TrainingSetFiles.deleteAll(file);
              }
            });
  }

  /**
   * How far an export is.
   *
   * @return fails with EXPORT_UNKNOWN
   */
  public Uni<Export> get(String id) {
    return store
        .find(id)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        new ServiceException(
                            FeatureReason.EXPORT_UNKNOWN, "export_id: there is no export " + id)))
        .map(this::withProgress);
  }

  private Export withProgress(Export known) {
    Task task = running.get(known.id());
    return task != null && known.outcome() instanceof Outcome.Running
        ? new Export(known.id(), known.fingerprint(), task.progress(), known.outcome())
        : known;
  }

  /**
   * Stops an export; one that has ended stays as it is. Another instance that writes it hears of it
   * within seconds.
   *
   * @return fails with EXPORT_UNKNOWN
   */
  public Uni<Export> cancel(String id) {
    return get(id)
        .chain(found -> store.end(id, new Outcome.Cancelled("cancelled"), clock.instant()))
        .invoke(
            () -> {
              Task task = running.get(id);
              if (task != null) {
                task.cancel();
              }
            })
        .chain(() -> get(id));
  }

  /**
   * Says of each export that this instance writes that it does; stops those cancelled elsewhere.
   */
  Uni<Void> beat() {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Map.Entry<String, Task> export : running.entrySet()) {
      Task task = export.getValue();
      all =
          all.chain(() -> store.beat(export.getKey(), task.progress(), clock.instant()))
              .invoke(
                  wanted -> {
                    if (!wanted) {
                      task.cancel();
                    }
                  })
              .replaceWithVoid();
    }
    return all;
  }

  /** Cancels exports whose instance died, and deletes what it left of them. */
  Uni<Void> giveUpSilent() {
    if (directory.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return store
        .giveUp(clock.instant().minus(SILENT), "the service ended meanwhile", clock.instant())
        .invoke(
            ids ->
                ids.forEach(
                    id -> {
                      TrainingSetFiles.deleteAll(file(id));
                      LOG.warnf("export %s was abandoned by an instance that ended; deleted", id);
                    }))
        .replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    running.values().forEach(Task::cancel);
    workers.stop();
  }
}
