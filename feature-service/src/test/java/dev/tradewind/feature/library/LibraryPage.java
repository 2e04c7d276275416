package dev.tradewind.feature.library;

import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.api.feature.v1.OnDemandFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes definitions as a page for people. */
final class LibraryPage {

  private static final Set<String> BY_DEFAULT =
      Set.of(
          "item_attributes",
          "item_demand",
          "item_popularity",
          "shopper_activity",
          "shopper_history");

  static final String HEAD =
      """
      # Ready features

      Definitions that come with the feature service. Every feature costs memory in Redis for each entity and time for
      each event, so only those that the platform's own models use are served from the start (marked *by default*).
      Serve others by naming them:

          tradewind.feature.definitions.shipped=shopper_history,shopper_activity,item_popularity,item_demand,item_attributes,shopper_risk

      or take one as a pattern: change it, give it another name, and apply it (`ApplyFeatureView`) or put it into
      `tradewind.feature.definitions.directory`. All amounts are in the shop's own currency, all times in UTC. Events
      whose shopper has denied a view's purpose do not count for it.

      This page is made from the definitions; `FeatureLibraryTest` keeps it in step.
      """;

  private LibraryPage() {}

  static void add(StringBuilder page, FeatureView view) {
    page.append("\n## ").append(view.getName()).append("\n\n");
    page.append(view.getDescription()).append(" For each ").append(entity(view));
    page.append("; purpose: ").append(lower(view.getConsentPurpose().name(), "CONSENT_PURPOSE_"));
    page.append("; freshness: ").append(duration(view.getFreshness().getSeconds()));
    page.append("; owner: ").append(view.getOwner());
    page.append(BY_DEFAULT.contains(view.getName()) ? "; *by default*.\n" : ".\n");
    page.append("\n| feature | what it says | how |\n|---|---|---|\n");
    for (FeatureDefinition feature : view.getFeaturesList()) {
      row(page, feature.getName(), feature.getDescription(), how(feature));
    }
    for (OnDemandFeature feature : view.getOnDemandList()) {
      row(page, feature.getName(), feature.getDescription(), code(feature.getExpression()));
    }
  }

  private static void row(StringBuilder page, String name, String what, String how) {
    page.append("| `").append(name).append("` | ").append(what).append(" | ");
    page.append(how).append(" |\n");
  }

  private static String entity(FeatureView view) {
    if (view.getEntity() == Entity.ENTITY_SHOPPER) {
      return "shopper";
    }
    return view.getEntity() == Entity.ENTITY_ITEM
        ? "item"
        : code(String.join("|", view.getEntityKeysList()));
  }

  private static String how(FeatureDefinition feature) {
    String aggregation = lower(feature.getAggregation().name(), "AGGREGATION_");
    if (!feature.getNumerator().isEmpty()) {
      return aggregation
          + " "
          + code(feature.getNumerator())
          + " / "
          + code(feature.getDenominator());
    }
    List<String> parts = new ArrayList<>();
    parts.add(aggregation);
    String taken = feature.getValue() + feature.getExpression();
    if (!taken.isEmpty()) {
      parts.add("of " + code(taken));
    }
    parts.add("over " + String.join(", ", feature.getEventTypesList()));
    if (feature.hasWindow()) {
      parts.add("in " + duration(feature.getWindow().getSeconds()));
    }
    if (!feature.getGroupBy().isEmpty()) {
      parts.add("by " + code(feature.getGroupBy()));
    }
    if (!feature.getFilter().isEmpty()) {
      parts.add("where " + code(feature.getFilter()));
    }
    if (feature.getLimit() > 0) {
      parts.add("at most " + feature.getLimit());
    }
    if (feature.getQuantile() > 0) {
      parts.add("at " + feature.getQuantile());
    }
    return String.join(" ", parts);
  }

  private static String code(String text) {
    return "`" + text.replace("|", "\\|") + "`";
  }

  private static String lower(String name, String prefix) {
    return name.substring(prefix.length()).toLowerCase(Locale.ROOT);
  }

  private static String duration(long seconds) {
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + " d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
