package dev.tradewind.training.run;

import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.WorkerEnding;
import dev.tradewind.training.worker.Worker;
import dev.tradewind.training.worker.WorkerLauncher;
import dev.tradewind.training.worker.WorkerSpec;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The workers at work, so that a run can be ended from outside. */
@ApplicationScoped
public class RunningWorkers {

  private final WorkerLauncher launcher;
  private final ConcurrentHashMap<String, Worker> running = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  RunningWorkers(WorkerLauncher launcher) {
    this.launcher = launcher;
  }

  /**
   * Starts a worker for a run and follows it to its end. Blocks.
   *
   * @param wanted whether the run is still to be executed; asked once the worker can be found
   */
  WorkerEnding run(
      String runId,
      WorkerSpec spec,
      Path workspace,
      BooleanSupplier wanted,
      Consumer<RunProgress> onProgress)
      throws IOException, InterruptedException {
    Worker worker = launcher.start(runId, spec, workspace);
    running.put(runId, worker);
    try {
      // Whoever cancels writes that down and then looks for the worker; we go the other way round.
      if (stopping || !wanted.getAsBoolean()) {
        worker.stop();
      }
      return worker.follow(onProgress);
    } finally {
      running.remove(runId);
      worker.stop();
    }
  }

  /** Ends the run's worker, where it has one. The run must have ended in the database. */
  void cancel(String runId) {
    Worker worker = running.get(runId);
    if (worker != null) {
      worker.stop();
    }
  }

  /** Whether the service is on its way out: what ends now has not failed. */
  boolean isStopping() {
    return stopping;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    running.values().forEach(Worker::stop);
  }
}
