package dev.tradewind.feature.page;

import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.definition.KeptView;
import java.util.Locale;

/** A view in a list, in words. */
public record ViewRow(
    String id,
    String description,
    String entity,
    int features,
    String purpose,
    String freshness,
    String owner,
    String state,
    String stateClass) {

  private static final String DEFAULT_FRESHNESS = "10 s";

  static ViewRow of(KeptView kept, boolean live) {
    FeatureView view = kept.definition();
    return new ViewRow(
        kept.key().id(),
        view.getDescription(),
        view.getEntity() == Entity.ENTITY_UNSPECIFIED
            ? String.join(" and ", view.getEntityKeysList())
            : word(view.getEntity().name(), "ENTITY_"),
        view.getFeaturesCount() + view.getOnDemandCount(),
        view.getConsentPurposeValue() == 0
            ? "essential"
            : word(view.getConsentPurpose().name(), "CONSENT_PURPOSE_"),
        view.getFreshness().getSeconds() == 0
            ? DEFAULT_FRESHNESS
            : view.getFreshness().getSeconds() + " s",
        view.getOwner(),
        live ? "live" : "being derived",
        live ? "good" : "warn");
  }

  private static String word(String constant, String prefix) {
    return constant.substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
