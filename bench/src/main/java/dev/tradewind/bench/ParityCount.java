package dev.tradewind.bench;

import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.TrainingRow;

/** How many values were compared, and how many were not the same. */
final class ParityCount {

  private long cells;
  private long present;
  private long differences;

  /** Compares what was read of an entity at a moment to what history says of both. */
  void compare(FeatureRow online, TrainingRow history) {
    if (!online.getEntityId().equals(history.getEntityId())
        || online.getValuesCount() != history.getValuesCount()) {
      throw new IllegalStateException(
          "not the same question: " + online.getEntityId() + ", " + history.getEntityId());
    }
    for (int column = 0; column < online.getValuesCount(); column++) {
      FeatureValue now = online.getValues(column);
      FeatureValue then = history.getValues(column);
      cells++;
      if (isPresent(now) || isPresent(then)) {
        present++;
      }
      if (!same(now, then) || !fits(online.getStatuses(column), now)) {
        differences++;
      }
    }
  }

  /** By their bytes: each bit of a double and the order of each list count. */
  private static boolean same(FeatureValue one, FeatureValue other) {
    return one.toByteString().equals(other.toByteString());
  }

  private static boolean isPresent(FeatureValue value) {
    return value.getKindCase() != FeatureValue.KindCase.KIND_NOT_SET;
  }

  private static boolean fits(FeatureStatus status, FeatureValue value) {
    return switch (status) {
      case FEATURE_STATUS_PRESENT -> isPresent(value);
      case FEATURE_STATUS_NULL_VALUE -> !isPresent(value);
      case FEATURE_STATUS_NOT_FOUND, FEATURE_STATUS_OUTSIDE_MAX_AGE, FEATURE_STATUS_STALE -> true;
      case FEATURE_STATUS_UNAVAILABLE, FEATURE_STATUS_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  @Override
  public String toString() {
    return cells + " values compared, " + present + " of them there, " + differences + " differ";
  }

  long cells() {
    return cells;
  }

  void addTo(Figures figures) {
    figures
        .with("parity_cells", (double) cells)
        .with("parity_cells_present", (double) present)
        .with("parity_differences", (double) differences);
  }
}
