package dev.tradewind.inference.serving.batch;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.serving.domain.BatchSizes;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The checked settings of batching.
 *
 * @param sizes that runs have
 * @param unbatched models whose calls run alone
 * @param linger nanoseconds
 * @param priorityStep nanoseconds
 */
public record BatchRules(BatchSizes sizes, Set<String> unbatched, long linger, long priorityStep) {

  private static final String PREFIX = "tradewind.inference.serving.batch.";
  private static final int MOST_ROWS = 100_000;

  public BatchRules {
    unbatched = Set.copyOf(unbatched);
  }

  /**
   * @throws IllegalArgumentException naming the property that is wrong
   */
  public static BatchRules of(BatchConfig config) {
    return new BatchRules(
        sizes(config),
        Set.copyOf(config.unbatchedModels().orElse(List.of())),
        upToOneSecond("linger", config.linger()),
        upToOneSecond("priority-step", config.priorityStep()));
  }

  private static BatchSizes sizes(BatchConfig config) {
    int largest = Setting.between(PREFIX + "maximum-rows", config.maximumRows(), 1, MOST_ROWS);
    int smallest = Setting.between(PREFIX + "smallest-rows", config.smallestRows(), 1, MOST_ROWS);
    List<Integer> sizes = config.sizes().orElse(List.of());
    sizes.forEach(size -> Setting.between(PREFIX + "sizes", size, 1, MOST_ROWS));
    return sizes.isEmpty() ? BatchSizes.doubling(smallest, largest) : new BatchSizes(sizes);
  }

  private static long upToOneSecond(String name, Duration value) {
    if (value.isNegative() || value.compareTo(Duration.ofSeconds(1)) > 0) {
      throw new IllegalArgumentException(PREFIX + name + ": " + value + " (expected: 0 to 1 s)");
    }
    return value.toNanos();
  }
}
