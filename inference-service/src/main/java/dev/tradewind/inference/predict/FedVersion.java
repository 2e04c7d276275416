package dev.tradewind.inference.predict;

import java.util.List;

/**
 * A version of a model and what feeds it.
 *
 * @param version its number; 0 where none is loaded
 * @param features of the feature store; none where its makers declared none
 */
public record FedVersion(long version, List<FedFeature> features) {

  /** No version is loaded. */
  public static final FedVersion NONE = new FedVersion(0, List.of());

  public FedVersion {
    features = List.copyOf(features);
  }
}
