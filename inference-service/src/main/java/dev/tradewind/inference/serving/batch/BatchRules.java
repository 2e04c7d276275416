package dev.tradewind.inference.serving.batch;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.serving.batch.BatchConfig.OwnSizes;
import dev.tradewind.inference.serving.domain.BatchSizes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checked settings of batching.
 *
 * @param sizes that runs have
 * @param ownSizes of models that have their own instead, by name
 * @param unbatched models whose calls run alone
 * @param linger nanoseconds
 * @param quick nanoseconds below which a lone call is run by the thread that brings it
 * @param priorityStep nanoseconds
 */
public record BatchRules(
    BatchSizes sizes,
    Map<String, BatchSizes> ownSizes,
    Set<String> unbatched,
    long linger,
    long quick,
    long priorityStep) {

  private static final String PREFIX = "tradewind.inference.serving.batch.";
  private static final int MOST_ROWS = 100_000;
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);

  public BatchRules {
    ownSizes = Map.copyOf(ownSizes);
    unbatched = Set.copyOf(unbatched);
  }

  /**
   * @throws IllegalArgumentException naming the property that is wrong
   */
  public static BatchRules of(BatchConfig config) {
    return new BatchRules(
        sizes(config),
        ownSizes(config.models()),
        Set.copyOf(config.unbatchedModels().orElse(List.of())),
        upTo(ONE_SECOND, "linger", config.linger()),
        upTo(Duration.ofMillis(1), "quick", config.quick()),
        upTo(ONE_SECOND, "priority-step", config.priorityStep()));
  }

  private static BatchSizes sizes(BatchConfig config) {
    int largest = Setting.between(PREFIX + "maximum-rows", config.maximumRows(), 1, MOST_ROWS);
    int smallest = Setting.between(PREFIX + "smallest-rows", config.smallestRows(), 1, MOST_ROWS);
    List<Integer> sizes = config.sizes().orElse(List.of());
    return sizes.isEmpty() ? BatchSizes.doubling(smallest, largest) : checked("sizes", sizes);
  }

  private static Map<String, BatchSizes> ownSizes(Map<String, OwnSizes> models) {
    Map<String, BatchSizes> sizes = new HashMap<>();
    models.forEach(
        (model, own) -> sizes.put(model, checked("models." + model + ".sizes", own.sizes())));
    return sizes;
  }

  private static BatchSizes checked(String name, List<Integer> sizes) {
    sizes.forEach(size -> Setting.between(PREFIX + name, size, 1, MOST_ROWS));
    return new BatchSizes(sizes);
  }

  /** The sizes that runs of a model have. */
  public BatchSizes sizes(String model) {
    return ownSizes.getOrDefault(model, sizes);
  }

  private static long upTo(Duration most, String name, Duration value) {
    if (value.isNegative() || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          PREFIX + name + ": " + value + " (expected: 0 to " + most.toMillis() + " ms)");
    }
    return value.toNanos();
  }
}
