package dev.tradewind.inference.serving.contract.domain;

import dev.tradewind.inference.predict.FeatureType;
import java.util.Map;

/**
 * A version of a feature view as the feature service has it.
 *
 * @param name of the view
 * @param version from 1
 * @param live whether it can be read; else its values are still being derived
 * @param features the type of each, by name
 */
public record ServedView(
    String name, int version, boolean live, Map<String, FeatureType> features) {

  public ServedView {
    features = Map.copyOf(features);
  }
}
