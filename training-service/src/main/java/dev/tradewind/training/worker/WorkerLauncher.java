package dev.tradewind.training.worker;

import java.io.IOException;
import java.nio.file.Path;

/** Starts workers: training takes a process of its own, as TensorFlow can take it down. */
public interface WorkerLauncher {

  /**
   * Starts a worker.
   *
   * @param runId the run's
   * @param workspace where its specification and log are kept
   */
  Worker start(String runId, WorkerSpec spec, Path workspace)
      throws IOException, InterruptedException;
}
