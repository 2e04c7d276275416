package dev.tradewind.inference.decision.feature;

import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;

/**
 * Tells usable answers of the feature store from others. A stale value is better than none; a value
 * that is unavailable is not the same as none, and must not be taken for an empty history.
 */
public final class UsableFeatures {

  /** Some values could not be read. */
  public static final class UnavailableException extends RuntimeException {
    UnavailableException(String reason) {
      super("feature values are unavailable: " + reason);
    }
  }

  private UsableFeatures() {}

  /**
   * The answer, if every value in it can be used.
   *
   * @throws UnavailableException otherwise
   */
  public static GetOnlineFeaturesResponse of(GetOnlineFeaturesResponse response) {
    for (FeatureRow row : response.getRowsList()) {
      if (row.getStatusesList().contains(FeatureStatus.FEATURE_STATUS_UNAVAILABLE)) {
        throw new UnavailableException(response.getDegradedReason());
      }
    }
    return response;
  }
}
