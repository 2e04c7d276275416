package dev.tradewind.inference.serving.golden;

import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Asks a model its golden requests again before any caller asks it anything: does it answer here
 * what it answered where it was measured, and is it about as fast as the version it takes over
 * from?
 */
public final class GoldenReplay {

  private static final int RUNS = 5;

  private final double slowest;
  private final long leastNanos;
  private final LongSupplier nanoTime;

  /**
   * @param slowest how many times the time of the version before it may take; 0 means any
   * @param leastNanos differences below this are noise
   * @param nanoTime as {@link System#nanoTime}
   */
  public GoldenReplay(double slowest, long leastNanos, LongSupplier nanoTime) {
    this.slowest = slowest;
    this.leastNanos = leastNanos;
    this.nanoTime = nanoTime;
  }

  /**
   * Compares every answer with the recorded one.
   *
   * @throws ModelRefusedException naming the first request that is answered otherwise
   */
  public void checkAnswers(LoadedModel model, GoldenRequests golden) throws ModelRefusedException {
    for (GoldenRequest request : golden.requests()) {
      Optional<String> difference;
      try {
        Map<String, TensorValue> now = model.run(request.signature(), request.inputs());
        difference =
            new AnswerComparison(
                    request.outputs(),
                    golden.rankedBy().getOrDefault(request.signature(), Map.of()),
                    golden.tolerance())
                .difference(now);
      } catch (RuntimeException failure) {
        throw new ModelRefusedException(words(request) + "fails: " + failure.getMessage(), failure);
      }
      if (difference.isPresent()) {
        throw new ModelRefusedException(words(request) + difference.get());
      }
    }
  }

  /**
   * Compares how long the requests take, with a version that serves; requests that the other one
   * cannot answer say nothing.
   *
   * @throws ModelRefusedException naming the first request that takes too long
   */
  public void checkLatency(LoadedModel model, LoadedModel serving, GoldenRequests golden)
      throws ModelRefusedException {
    if (slowest <= 0) {
      return;
    }
    for (GoldenRequest request : golden.requests()) {
      long before;
      try {
        before = median(serving, request);
      } catch (RuntimeException otherModel) {
        continue;
      }
      long now = median(model, request);
      if (now > before * slowest && now - before > leastNanos) {
        throw new ModelRefusedException(
            words(request)
                + "takes "
                + now / 1_000
                + " us, the version that serves "
                + before / 1_000
                + " us (expected: at most "
                + slowest
                + " times that)");
      }
    }
  }

  private long median(LoadedModel model, GoldenRequest request) {
    long[] nanos = new long[RUNS];
    for (int run = 0; run < RUNS; run++) {
      long begun = nanoTime.getAsLong();
      model.run(request.signature(), request.inputs());
      nanos[run] = nanoTime.getAsLong() - begun;
    }
    Arrays.sort(nanos);
    return nanos[RUNS / 2];
  }

  private static String words(GoldenRequest request) {
    return "golden request \"" + request.name() + "\" (" + request.signature() + "): ";
  }
}
