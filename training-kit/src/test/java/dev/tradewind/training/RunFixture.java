package dev.tradewind.training;

import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.nio.file.Path;
import java.util.Map;

/** Runs a model as the worker does, in this JVM. */
public final class RunFixture {

  private RunFixture() {}

  public static RunResult run(
      TrainingModel model, Path data, Path output, long seed, Map<String, String> parameters) {
    Hyperparameters resolved = Hyperparameters.resolve(model.parameters(), parameters);
    return model.train(new RunRequest(resolved, seed, data, output), ProgressListener.NONE);
  }
}
