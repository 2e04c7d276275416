package dev.tradewind.feature.page;

import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.definition.FeatureViews;
import dev.tradewind.feature.definition.KeptView;
import dev.tradewind.feature.online.LiveCatalog;
import dev.tradewind.feature.statistics.Baselines;
import dev.tradewind.feature.statistics.Profiles;
import dev.tradewind.feature.statistics.Profiles.Source;
import dev.tradewind.feature.statistics.domain.Drift;
import dev.tradewind.feature.statistics.domain.FeatureProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the pages about views show. */
@Singleton
class ViewPages {

  private static final Source HISTORY = new Source(Optional.of(OptionalLong.empty()));

  private final FeatureViews views;
  private final LiveCatalog live;
  private final Profiles profiles;
  private final Baselines baselines;

  ViewPages(FeatureViews views, LiveCatalog live, Profiles profiles, Baselines baselines) {
    this.views = views;
    this.live = live;
    this.profiles = profiles;
    this.baselines = baselines;
  }

  List<ViewRow> all() {
    return views.all().stream().map(this::row).toList();
  }

  /** The view of an id as {@code name} or {@code name@2}. */
  KeptView view(String id) {
    int at = id.indexOf('@');
    if (at < 0) {
      return views.view(id, 1);
    }
    String version = id.substring(at + 1);
    return views.view(
        id.substring(0, at), version.matches("[0-9]{1,4}") ? Integer.parseInt(version) : -1);
  }

  ViewRow row(KeptView view) {
    return ViewRow.of(view, live.answers(view.key()));
  }

  Uni<List<String>> baselineNames() {
    return baselines.names();
  }

  /**
   * The cards of a view's stored features.
   *
   * @param baseline to compare with, or empty
   */
  Uni<List<FeatureCard>> cards(KeptView view, boolean ofHistory, String baseline) {
    Source source = ofHistory ? HISTORY : Source.SERVED;
    Map<String, FeatureDefinition> byName = named(view);
    return profiles
        .of(List.copyOf(byName.keySet()), source)
        .chain(
            found ->
                (baseline.isEmpty()
                        ? Uni.createFrom().item(List.<Drift>of())
                        : baselines.drift(baseline, source))
                    .map(drifts -> cards(byName, found, drifts)));
  }

  private static List<FeatureCard> cards(
      Map<String, FeatureDefinition> byName, List<FeatureProfile> found, List<Drift> drifts) {
    Map<String, FeatureProfile> profiles =
        found.stream().collect(Collectors.toMap(FeatureProfile::feature, Function.identity()));
    Map<String, Drift> drifted =
        drifts.stream().collect(Collectors.toMap(Drift::feature, Function.identity()));
    List<FeatureCard> cards = new ArrayList<>();
    byName.forEach(
        (name, definition) -> {
          FeatureCard card =
              FeatureCard.of(
                  definition.getName(),
                  line(definition),
                  profiles.getOrDefault(name, FeatureProfile.of(name, List.of())));
          Drift drift = drifted.get(name);
          cards.add(drift == null ? card : card.with(drift));
        });
    return cards;
  }

  private static Map<String, FeatureDefinition> named(KeptView kept) {
    FeatureView view = kept.definition();
    Map<String, FeatureDefinition> byName = new LinkedHashMap<>();
    view.getFeaturesList()
        .forEach(feature -> byName.put(kept.key().id() + ":" + feature.getName(), feature));
    return byName;
  }

  private static String line(FeatureDefinition feature) {
    StringBuilder line =
        new StringBuilder(feature.getAggregation().name().substring("AGGREGATION_".length()));
    String taken = feature.getValue().isEmpty() ? feature.getExpression() : feature.getValue();
    if (!taken.isEmpty()) {
      line.append(' ').append(taken);
    }
    if (!feature.getNumerator().isEmpty()) {
      line.append(' ')
          .append(feature.getNumerator())
          .append(" / ")
          .append(feature.getDenominator());
    }
    if (feature.getEventTypesCount() > 0) {
      line.append(" of ").append(String.join(", ", feature.getEventTypesList()));
    }
    if (!feature.getFilter().isEmpty()) {
      line.append(" where ").append(feature.getFilter());
    }
    if (!feature.getGroupBy().isEmpty()) {
      line.append(" by ").append(feature.getGroupBy());
    }
    if (feature.hasWindow()) {
      line.append(" in ").append(window(feature.getWindow().getSeconds()));
    }
    return line.toString();
  }

  private static String window(long seconds) {
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + " d";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + " h" : seconds / 60 + " min";
  }
}
