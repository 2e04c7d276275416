package dev.tradewind.ingestion.bulk;

import dev.tradewind.ingestion.bulk.domain.FileImport;
import dev.tradewind.ingestion.bulk.domain.ImportState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Takes imports up, the oldest first: new ones, and those whose instance died. Reading files
 * blocks, so it has threads of its own.
 */
@Singleton
class ImportWorker {

  private static final Logger LOG = Logger.getLogger(ImportWorker.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ImportStore store;
  private final ImportFiles files;
  private final ImportConfig config;
  private final Clock clock;
  private final Patience patience = new Patience(PAUSE);
  private final ImportRun run;
  private final String owner = UUID.randomUUID().toString();
  private final ScheduledExecutorService threads;
  private final ScheduledExecutorService heart;
  private final List<ScheduledFuture<?>> looks = new ArrayList<>();

  ImportWorker(
      ImportStore store,
      EventSink sink,
      RowReader reader,
      ImportFiles files,
      ImportConfig config,
      Clock clock) {
    ImportLimits.check(config);
    this.store = store;
    this.files = files;
    this.config = config;
    this.clock = clock;
    this.run =
        new ImportRun(store, sink, reader, files::require, patience, clock, config.batchEvents());
    threads = Executors.newScheduledThreadPool(config.parallel(), ImportWorker::thread);
    heart = Executors.newSingleThreadScheduledExecutor(ImportWorker::thread);
  }

  void start(@Observes StartupEvent start) {
    if (!files.isOn()) {
      return;
    }
    long interval = config.checkInterval().toMillis();
    for (int i = 0; i < config.parallel(); i++) {
      looks.add(
          threads.scheduleWithFixedDelay(this::lookForWork, 0, interval, TimeUnit.MILLISECONDS));
    }
  }

  void stop(@Observes ShutdownEvent stop) {
    patience.stop();
    looks.forEach(look -> look.cancel(false));
    threads.shutdownNow();
    heart.shutdownNow();
  }

  /** There may be work now: not everyone waits for the next look. */
  void wake() {
    threads.execute(this::lookForWork);
  }

  private void lookForWork() {
    try {
      Optional<FileImport> next = claim();
      while (next.isPresent()) {
        work(next.get());
        next = claim();
      }
    } catch (Patience.Stopped stopped) {
      LOG.debug("imports go on after the next start");
    } catch (RuntimeException failure) {
      // The thread must live: the next look may find the store well again.
      LOG.errorf(failure, "imports could not be taken up");
    }
  }

  private Optional<FileImport> claim() {
    return patience.await(() -> store.claim(owner, config.lease(), clock.instant()));
  }

  private void work(FileImport job) {
    LOG.infof("import %s: from row %d", job.id(), job.progress().lastRow());
    long beat = config.lease().toMillis() / 3;
    ScheduledFuture<?> holding =
        heart.scheduleWithFixedDelay(() -> hold(job.id()), beat, beat, TimeUnit.MILLISECONDS);
    try {
      run.run(job, owner);
    } catch (Patience.Stopped stopped) {
      throw stopped;
    } catch (RuntimeException failure) {
      // A mistake of ours, or a disk that is full: tried again it would end the same way.
      String correlationId = UUID.randomUUID().toString();
      LOG.errorf(failure, "import %s failed, correlation id %s", job.id(), correlationId);
      patience.await(
          () ->
              store.end(
                  job.id(),
                  owner,
                  ImportState.FAILED,
                  "internal error, correlation id " + correlationId,
                  clock.instant()));
    } finally {
      holding.cancel(false);
    }
  }

  private void hold(String id) {
    store
        .renew(id, owner, config.lease())
        .subscribe()
        .with(
            held -> LOG.tracef("import %s held: %s", id, held),
            failure -> LOG.warnf("the lease of import %s could not be renewed: %s", id, failure));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "import");
    thread.setDaemon(true);
    return thread;
  }
}
