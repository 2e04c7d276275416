package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.EntityKind;
import java.util.List;

/**
 * Features of one kind of entity, and where to find them.
 *
 * @param views each view that is needed, once
 * @param columns one for each feature, in the order asked
 */
public record FeatureSelection(EntityKind entity, List<CompiledView> views, List<Column> columns) {

  /**
   * Where a feature is.
   *
   * @param view index in {@link #views}
   * @param feature index in the view
   */
  public record Column(int view, int feature) {}

  public FeatureSelection {
    views = List.copyOf(views);
    columns = List.copyOf(columns);
  }
}
