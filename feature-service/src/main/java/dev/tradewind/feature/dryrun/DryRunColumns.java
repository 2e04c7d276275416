package dev.tradewind.feature.dryrun;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.OnDemandSpec;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.wire.FeatureMessages;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** All features of the one view, as columns. */
final class DryRunColumns {

  private DryRunColumns() {}

  /** Stored features, then on-demand ones. */
  static FeatureSelection all(ViewCatalog catalog) {
    ViewSpec view = catalog.views().get(0).spec();
    return catalog.select(names(view).map(name -> view.name() + ":" + name).toList());
  }

  static List<String> names(FeatureSelection selection) {
    return names(selection.views().get(0).spec()).toList();
  }

  private static Stream<String> names(ViewSpec view) {
    return Stream.concat(
        view.features().stream().map(FeatureSpec::name),
        view.onDemand().stream().map(OnDemandSpec::name));
  }

  /**
   * The row of an entity.
   *
   * @param given values for on-demand features
   */
  static FeatureRow row(
      FeatureSelection selection, Map<String, Value> given, DryRun.Row shown, long asOf) {
    FeatureRow.Builder row = FeatureRow.newBuilder().setEntityId(shown.id());
    EntityState state = shown.entity().state();
    OptionalLong newest = state.newest();
    for (Value value : selection.values(List.of(state), asOf, given)) {
      row.addValues(FeatureMessages.toMessage(value)).addStatuses(status(newest, value));
      if (newest.isPresent()) {
        row.addEventTimes(FeatureMessages.toTimestamp(newest.getAsLong()))
            .addAgeMillis((asOf - newest.getAsLong()) / 1000);
      } else {
        row.addEventTimes(Timestamp.getDefaultInstance()).addAgeMillis(-1);
      }
    }
    return row.build();
  }

  private static FeatureStatus status(OptionalLong newest, Value value) {
    if (newest.isEmpty()) {
      return FeatureStatus.FEATURE_STATUS_NOT_FOUND;
    }
    return value instanceof Value.Missing
        ? FeatureStatus.FEATURE_STATUS_NULL_VALUE
        : FeatureStatus.FEATURE_STATUS_PRESENT;
  }
}
