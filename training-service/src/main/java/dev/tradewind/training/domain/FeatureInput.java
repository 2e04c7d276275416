package dev.tradewind.training.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What feeds an input of a model at serving, as it was when the model's data were read. Serving
 * refuses the model where it is no longer so.
 *
 * @param input its name in the model's signature
 * @param view the feature view
 * @param version of the view, from 1
 * @param feature of the view
 * @param type of its values, such as {@code string_list}
 * @param fallback what stands for a missing value: the elements of a list, the one of a scalar
 * @param maxAgeSeconds above which a value is stale; null for never
 */
public record FeatureInput(
    String input,
    String view,
    int version,
    String feature,
    String type,
    List<String> fallback,
    @Nullable Long maxAgeSeconds) {

  public FeatureInput {
    fallback = List.copyOf(fallback);
  }
}
