package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.RowsNotKeptException;
import dev.tradewind.inference.serving.runtime.VersionStatistics;
import dev.tradewind.kit.error.ServiceException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A model that remembers when it was asked last, and how its runs went. */
final class WatchedModel implements LoadedModel {

  private final LoadedModel model;
  private final VersionStatistics statistics;
  private final LongSupplier nanoTime;
  private final RunHealth health = new RunHealth();
  private volatile long lastRun;
  private volatile boolean onProbation;

  WatchedModel(LoadedModel model, VersionStatistics statistics, LongSupplier nanoTime) {
    this.model = model;
    this.statistics = statistics;
    this.nanoTime = nanoTime;
    this.lastRun = nanoTime.getAsLong();
  }

  RunHealth health() {
    return health;
  }

  /** Nanoseconds since it was asked last, or came. */
  long idleNanos() {
    return Math.max(0, nanoTime.getAsLong() - lastRun);
  }

  /** Looks at its answers, too, from now on, or no longer. */
  void probation(boolean watched) {
    onProbation = watched;
  }

  @Override
  public Map<String, ModelSignature> signatures() {
    return model.signatures();
  }

  @Override
  public Map<String, TensorValue> run(String signature, Map<String, TensorValue> inputs) {
    return watched(() -> List.of(model.run(signature, inputs))).get(0);
  }

  @Override
  public List<Map<String, TensorValue>> runTogether(
      String signature, List<Map<String, TensorValue>> calls, int rows) {
    return watched(() -> model.runTogether(signature, calls, rows));
  }

  private List<Map<String, TensorValue>> watched(Supplier<List<Map<String, TensorValue>>> run) {
    lastRun = nanoTime.getAsLong();
    statistics.ran();
    try {
      List<Map<String, TensorValue>> answers = run.get();
      answers.forEach(this::note);
      return answers;
    } catch (ServiceException callersFault) {
      health.ran();
      throw callersFault;
    } catch (RowsNotKeptException runsAloneNext) {
      throw runsAloneNext;
    } catch (RuntimeException | Error failure) {
      health.failed(String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  private void note(Map<String, TensorValue> outputs) {
    if (onProbation) {
      Optional<String> odd =
          outputs.entrySet().stream()
              .filter(output -> hasNaN(output.getValue()))
              .map(Map.Entry::getKey)
              .findFirst();
      if (odd.isPresent()) {
        health.failed("output " + odd.get() + " has a NaN");
        return;
      }
    }
    health.ran();
  }

  private static boolean hasNaN(TensorValue value) {
    if (value.type() == ElementType.FP32 && value instanceof NumericTensor tensor) {
      FloatBuffer numbers = tensor.elements().asFloatBuffer();
      while (numbers.hasRemaining()) {
        if (Float.isNaN(numbers.get())) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void close() {
    model.close();
  }
}
