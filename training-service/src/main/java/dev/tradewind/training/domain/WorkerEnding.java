package dev.tradewind.training.domain;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How the process that trains ended. */
public sealed interface WorkerEnding {

  /**
   * With a model.
   *
   * @param result what training came to
   * @param savedModel the directory of the SavedModel
   * @param report the page of its report; null where it has written none
   * @param code SHA-256 that stands for the worker's code; empty where it did not tell
   */
  record Trained(RunResult result, Path savedModel, @Nullable Path report, String code)
      implements WorkerEnding {}

  /**
   * Without a model, and the worker or this service says why.
   *
   * @param error the reason and the story, for a person to read
   */
  record Refused(String error) implements WorkerEnding {}
}
