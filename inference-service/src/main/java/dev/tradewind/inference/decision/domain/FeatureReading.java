package dev.tradewind.inference.decision.domain;

import dev.tradewind.inference.predict.FedFeature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the feature store answered for a feature of texts.
 *
 * @param declared what was asked for
 * @param value oldest first; empty where there is none
 * @param late whether the feature store itself says that the value is older than it promises
 * @param age from the latest event behind the feature's view; empty where there is none
 * @param readAt the moment as of which the feature store answered, by its clock
 */
public record FeatureReading(
    FedFeature declared,
    Optional<List<String>> value,
    boolean late,
    Optional<Duration> age,
    Instant readAt) {

  public FeatureReading {
    value = value.map(List::copyOf);
  }

  /** The value, if there is one, else what is declared for that. */
  List<String> items() {
    return value.orElse(declared.fallback());
  }

  /** How the value was found. */
  FeatureStanding standing() {
    if (value.isEmpty()) {
      return FeatureStanding.DEFAULTED;
    }
    return late || isTooOld() ? FeatureStanding.STALE : FeatureStanding.PRESENT;
  }

  private boolean isTooOld() {
    return age.isPresent()
        && declared.maxAge().filter(most -> age.get().compareTo(most) > 0).isPresent();
  }

  UsedFeature used() {
    return new UsedFeature(declared.name(), declared.version(), standing(), age, readAt);
  }
}
