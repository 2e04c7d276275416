package dev.tradewind.feature.statistics;

import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.definition.DeclaredCatalog;
import dev.tradewind.feature.definition.FeatureViews;
import dev.tradewind.feature.history.EntitySample;
import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.statistics.domain.FeatureProfile;
import dev.tradewind.feature.statistics.domain.Observation;
import dev.tradewind.feature.statistics.domain.Observation.Standing;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Profiles features as they are served, or as history has them. */
@Singleton
public class Profiles {

  private static final int ENTITIES = 10_000;

  /**
   * Where values are taken from: what was served lately, or history.
   *
   * @param history empty for what was served; else the moment, microseconds, where one is given
   */
  public record Source(Optional<OptionalLong> history) {

    public static final Source SERVED = new Source(Optional.empty());
  }

  private final ServedRows served;
  private final EntitySample history;
  private final DeclaredCatalog declared;

  Profiles(ServedRows served, EntitySample history, DeclaredCatalog declared) {
    this.served = served;
    this.history = history;
    this.declared = declared;
  }

  /**
   * Profiles features.
   *
   * @param features empty means, for served ones, all
   * @return fails with FEATURE_UNKNOWN, FEATURES_MIXED, FIELD_INVALID, or as history does
   */
  public Uni<List<FeatureProfile>> of(List<String> features, Source source) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!features.isEmpty()) {
                FeatureViews.select(declared.catalog(), features);
              }
              return source.history().isEmpty()
                  ? Uni.createFrom().item(() -> served(features))
                  : history(features, source.history().get());
            });
  }

  private List<FeatureProfile> served(List<String> features) {
    List<FeatureProfile> profiles = new ArrayList<>();
    ServedCells.of(served.sample(), features)
        .forEach((feature, cells) -> profiles.add(FeatureProfile.of(feature, cells)));
    return profiles;
  }

  private Uni<List<FeatureProfile>> history(List<String> features, OptionalLong asOf) {
    FeatureSelection selection = storedOnly(features);
    return history
        .of(features, selection, asOf, ENTITIES)
        .map(
            rows -> {
              List<FeatureProfile> profiles = new ArrayList<>();
              for (int column = 0; column < features.size(); column++) {
                profiles.add(FeatureProfile.of(features.get(column), cells(rows, column)));
              }
              return profiles;
            });
  }

  /** History knows no caller whose values an on-demand feature could use. */
  private FeatureSelection storedOnly(List<String> features) {
    if (features.isEmpty()) {
      throw invalid("name at least one feature for values of history");
    }
    FeatureSelection selection = FeatureViews.select(declared.catalog(), features);
    if (!selection.inputs().isEmpty()) {
      throw invalid(
          "features that need values of a caller (" + selection.inputs().keySet() + ") have none");
    }
    return selection;
  }

  private static ServiceException invalid(String rule) {
    return new ServiceException(
        CommonReason.FIELD_INVALID,
        "features: " + rule,
        List.of(new FieldViolation("features", rule)));
  }

  private static List<Observation> cells(List<HistoryRow> rows, int column) {
    return rows.stream()
        .map(row -> new Observation(row.values().get(column), Standing.FRESH, -1))
        .toList();
  }
}
