package dev.tradewind.feature.spark;

import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.Expressions;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.expression.CelExpressions;
import dev.tradewind.feature.history.domain.WantedRows;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the job derives, as it travels to executors: each makes its views from the definitions.
 *
 * @param views definitions as protobuf JSON
 * @param features as {@code "view:feature"}
 * @param rows for whom and for when
 */
record JobSpec(List<String> views, List<String> features, Rows rows) implements Serializable {

  /** For whom and for when. */
  sealed interface Rows extends Serializable {
    /** For the points of a file. */
    record Spine() implements Rows {}

    /** For each line of events of these types that has the value. */
    record Labels(List<String> types, String value) implements Rows {}

    /**
     * For every entity.
     *
     * @param asOf microseconds
     */
    record Scan(long asOf) implements Rows {}
  }

  JobSpec {
    views = List.copyOf(views);
    features = List.copyOf(features);
  }

  FeatureSelection selection() {
    Expressions expressions = new CelExpressions();
    List<ViewSpec> specs = views.stream().map(view -> Definitions.view(view, expressions)).toList();
    FeatureSelection selection = new ViewCatalog(specs, expressions).select(features);
    if (!selection.inputs().isEmpty()) {
      throw new IllegalArgumentException(
          "on-demand features need values of a caller, and there is none: "
              + selection.inputs().keySet());
    }
    return selection;
  }

  WantedRows wanted() {
    if (rows instanceof Rows.Labels labels) {
      Set<EventType> types = EnumSet.noneOf(EventType.class);
      for (String name : labels.types()) {
        types.add(
            EventType.named(name)
                .orElseThrow(() -> new IllegalArgumentException("no event " + name)));
      }
      LineValue value =
          LineValue.named(labels.value())
              .orElseThrow(() -> new IllegalArgumentException("no value " + labels.value()));
      return new WantedRows.Labels(types, value);
    }
    return rows instanceof Rows.Scan scan
        ? new WantedRows.Scan(OptionalLong.of(scan.asOf()))
        : new WantedRows.Spine(List.of());
  }
}
