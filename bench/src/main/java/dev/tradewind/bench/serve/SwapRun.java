package dev.tradewind.bench.serve;

import dev.tradewind.bench.Latencies;
import dev.tradewind.local.console.Poll;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * New versions of a model while callers call: how many calls fail, and how much longer the slowest
 * ones take than with nothing going on.
 *
 * @param swaps how many versions took over
 * @param calls while they did
 * @param failures what failed meanwhile, and how often
 * @param calm with nothing going on, just before
 * @param swapping while versions took over
 * @param grownMebibytes what the process held more at the end than after the first tenth of swaps
 */
record SwapRun(
    int swaps,
    int calls,
    Map<String, Long> failures,
    Latencies calm,
    Latencies swapping,
    double grownMebibytes) {

  private static final String MODEL = "swapped";
  private static final int HIDDEN = 2_048;
  private static final long CALM_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * Measures it.
   *
   * @param callers that call one after the other, each with a pause of 2 ms between calls
   */
  static SwapRun measure(InferenceProcess service, Path models, int callers, int swaps)
      throws IOException, InterruptedException {
    Path base = models.resolve(MODEL);
    BenchModel.write(base, 1, HIDDEN, 1);
    service.awaitReady(MODEL, "1");
    long pause = TimeUnit.MILLISECONDS.toNanos(2);
    calm(service, callers, pause);
    Latencies calm = calm(service, callers, pause);
    double early = Double.NaN;
    Callers busy =
        new Callers(service.channel(), InferRequest.of(MODEL, 1, List.of()), callers, pause);
    try (busy) {
      for (long version = 2; version <= 1 + swaps; version++) {
        BenchModel.write(base, version, HIDDEN, 1);
        String number = Long.toString(version);
        if (!Poll.until(PATIENCE, Duration.ofMillis(5), () -> busy.saw(number))) {
          throw new IllegalStateException("version " + number + " never answered");
        }
        BenchModel.delete(base, version - 1);
        if (version == 1 + Math.max(1, swaps / 10)) {
          early = service.residentMebibytes();
        }
      }
    }
    return new SwapRun(
        swaps,
        busy.calls(),
        busy.failures(),
        calm,
        busy.latencies(),
        service.residentMebibytes() - early);
  }

  private static Latencies calm(InferenceProcess service, int callers, long pause)
      throws InterruptedException {
    Callers calling =
        new Callers(service.channel(), InferRequest.of(MODEL, 1, List.of()), callers, pause);
    try (calling) {
      TimeUnit.SECONDS.sleep(CALM_SECONDS);
    }
    return calling.latencies();
  }

  long failed() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  double p99Ratio() {
    return swapping.millis(0.99) / calm.millis(0.99);
  }
}
