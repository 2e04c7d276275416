package dev.tradewind.feature.explain;

import dev.tradewind.api.feature.v1.ExplainFeatureResponse;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.FeatureTile;
import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.FeatureSelection.Column;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.definition.FeatureViews;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.online.CellStatus;
import dev.tradewind.feature.online.PlacedReads;
import dev.tradewind.feature.online.PlacedRow;
import dev.tradewind.feature.recompute.Recomputations;
import dev.tradewind.feature.recompute.domain.Recomputation;
import dev.tradewind.feature.wire.FeatureMessages;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explains values: their tiles, and the events behind them. */
@Singleton
public class Explanations {

  private final PlacedReads reads;
  private final Recomputations recomputations;
  private final FeatureViews views;

  Explanations(PlacedReads reads, Recomputations recomputations, FeatureViews views) {
    this.reads = reads;
    this.recomputations = recomputations;
    this.views = views;
  }

  /**
   * Explains a value.
   *
   * @param maxEvents at most so many events are listed
   * @return fails with FEATURE_UNKNOWN, FIELD_INVALID, ONLINE_STORE_DOWN, OVERLOADED or
   *     DEPENDENCY_UNAVAILABLE
   */
  public Uni<ExplainFeatureResponse> explain(String feature, String entity, int maxEvents) {
    return reads
        .read(List.of(feature), entity)
        .map(found -> found.orElseThrow(Explanations::gone))
        .invoke(row -> requireStored(row, feature))
        .chain(row -> explain(row, maxEvents));
  }

  private Uni<ExplainFeatureResponse> explain(PlacedRow row, int maxEvents) {
    Column column = row.selection().columns().get(0);
    CompiledView view = row.selection().views().get(column.view());
    Recomputation recomputation =
        new Recomputation(row.selection(), Set.copyOf(row.names()), row.positions());
    CountedEvents events = new CountedEvents(view, column.feature(), row.asOf(), maxEvents);
    return recomputations
        .run(List.of(recomputation), events::add)
        .map(done -> response(row, view, column, events, recomputation));
  }

  private ExplainFeatureResponse response(
      PlacedRow row,
      CompiledView view,
      Column column,
      CountedEvents events,
      Recomputation recomputation) {
    Value value = row.row().values().get(0);
    Value recomputed = recomputation.values(row.asOf(), Map.of()).get(0);
    ExplainFeatureResponse.Builder response =
        ExplainFeatureResponse.newBuilder()
            .setValue(FeatureMessages.toMessage(value))
            .setStatus(status(row.row().statuses().get(0)))
            .setAsOf(FeatureMessages.toTimestamp(row.asOf()))
            .setDefinition(definition(view, column))
            .addAllMergedIds(row.names())
            .addAllEvents(events.newestFirst())
            .setEventCount(events.count())
            .setRecomputed(FeatureMessages.toMessage(recomputed))
            .setEqual(value.equals(recomputed));
    row.states()
        .get(column.view())
        .tiles(column.feature(), row.asOf())
        .forEach(
            tile ->
                response.addTiles(
                    FeatureTile.newBuilder()
                        .setStartTime(FeatureMessages.toTimestamp(tile.start()))
                        .setEndTime(FeatureMessages.toTimestamp(tile.end()))
                        .setValue(FeatureMessages.toMessage(tile.value()))));
    return response.build();
  }

  private FeatureDefinition definition(CompiledView view, Column column) {
    return views
        .view(view.spec().name(), view.spec().version())
        .definition()
        .getFeatures(column.feature());
  }

  private static FeatureStatus status(CellStatus status) {
    return FeatureStatus.valueOf("FEATURE_STATUS_" + status.name());
  }

  private static void requireStored(PlacedRow row, String feature) {
    Column column = row.selection().columns().get(0);
    CompiledView view = row.selection().views().get(column.view());
    if (column.feature() >= view.spec().features().size()) {
      String rule = "is made at the moment of the request; ask for the features that it uses";
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          "feature: " + feature + " " + rule,
          List.of(new FieldViolation("feature", rule)));
    }
  }

  private static ServiceException gone() {
    return new ServiceException(
        FeatureReason.ONLINE_STORE_DOWN, "the online store has nothing yet; try again later");
  }
}
