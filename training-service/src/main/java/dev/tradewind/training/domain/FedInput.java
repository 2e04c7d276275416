package dev.tradewind.training.domain;

/**
 * An input of a model that serving feeds with a feature; a list, which is empty where there is no
 * value. Of several features for one input, the first that has a value is taken.
 *
 * @param input its name in the model's signature
 * @param feature as {@code view:feature}
 */
public record FedInput(String input, String feature) {

  /** The name of the feature's view. */
  public String view() {
    return feature.substring(0, feature.indexOf(':'));
  }

  /** The feature's own name. */
  public String name() {
    return feature.substring(feature.indexOf(':') + 1);
  }
}
