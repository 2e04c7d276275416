package dev.tradewind.training.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an input of a model is fed from at serving: a feature of the feature store, as it was when
 * the model was trained. Of several for one input, the first that has a value is taken.
 *
 * @param input its name in the model's signature
 * @param view the feature view
 * @param version of the view, from 1
 * @param feature of the view
 * @param type of the feature's values: {@code int64}, {@code double}, {@code string}, {@code
 *     string_list}, {@code double_list} or {@code double_map}
 * @param fallback what stands for a value that is missing: the elements of a list, the one element
 *     of a scalar; none for no value
 * @param maxAgeSeconds from the latest event behind the view, above which a value is stale; null
 *     for never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeatureInput(
    String input,
    String view,
    int version,
    String feature,
    String type,
    @JsonProperty("default") List<String> fallback,
    @Nullable Long maxAgeSeconds) {

  public FeatureInput {
    fallback = List.copyOf(fallback);
  }
}
