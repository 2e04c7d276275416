package dev.tradewind.feature.definition;

import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.OnDemandFeature;
import java.time.Instant;
import java.util.Optional;

/**
 * A definition as it is kept.
 *
 * @param definition with its version, and without what is only put out
 * @param appliedAt empty for a view that comes with the service
 */
public record KeptView(FeatureView definition, Optional<Instant> appliedAt) {

  static KeptView shipped(FeatureView view) {
    return new KeptView(normalised(view), Optional.empty());
  }

  static KeptView applied(FeatureView view, Instant at) {
    return new KeptView(normalised(view), Optional.of(at));
  }

  private static FeatureView normalised(FeatureView view) {
    FeatureView.Builder kept =
        view.toBuilder().setVersion(ViewKey.of(view).version()).clearState().clearAppliedAt();
    kept.getFeaturesBuilderList().forEach(FeatureDefinition.Builder::clearType);
    kept.getOnDemandBuilderList().forEach(OnDemandFeature.Builder::clearType);
    return kept.build();
  }

  public ViewKey key() {
    return ViewKey.of(definition);
  }

  public boolean isShipped() {
    return appliedAt.isEmpty();
  }

  /** Whether the two say the same values; words about them and promises may differ. */
  boolean meansTheSameAs(KeptView other) {
    return meaning().equals(other.meaning());
  }

  private FeatureView meaning() {
    FeatureView.Builder meaning =
        definition.toBuilder().clearDescription().clearOwner().clearFreshness().clearMaxAge();
    meaning.getFeaturesBuilderList().forEach(FeatureDefinition.Builder::clearDescription);
    meaning.getOnDemandBuilderList().forEach(OnDemandFeature.Builder::clearDescription);
    return meaning.build();
  }
}
