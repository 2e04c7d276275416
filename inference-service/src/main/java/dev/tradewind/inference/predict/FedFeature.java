package dev.tradewind.inference.predict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A feature of the feature store that feeds an input of a model, as whoever trained the model
 * declared it. Of several for one input, the first that has a value is taken.
 *
 * @param input its name in the model's signature
 * @param view the feature view
 * @param version of the view; 0 means the newest
 * @param feature of the view
 * @param type of its values
 * @param fallback what stands for a missing value: the elements of a list, the one of a scalar
 * @param maxAge from the latest event behind the view, above which a value is stale; empty means
 *     never
 */
public record FedFeature(
    String input,
    String view,
    int version,
    String feature,
    FeatureType type,
    List<String> fallback,
    Optional<Duration> maxAge) {

  public FedFeature {
    fallback = List.copyOf(fallback);
  }

  /** As {@code view:feature}. */
  public String name() {
    return view + ":" + feature;
  }

  /** As the feature service is asked for it: {@code view@version:feature}. */
  public String pinnedName() {
    return version == 0 ? name() : view + "@" + version + ":" + feature;
  }
}
