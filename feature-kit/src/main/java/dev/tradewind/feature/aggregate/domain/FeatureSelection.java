package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.ValueKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Features of one kind of entity, and where to find them.
 *
 * @param views each view that is needed, once
 * @param columns one for each feature, in the order asked
 */
public record FeatureSelection(EntityKeys keys, List<CompiledView> views, List<Column> columns) {

  /**
   * Where a feature is.
   *
   * @param view index in {@link #views}
   * @param feature number in the view: stored features first, then on-demand ones
   */
  public record Column(int view, int feature) {}

  public FeatureSelection {
    views = List.copyOf(views);
    columns = List.copyOf(columns);
  }

  /** Whether each entity has one whole state; else it has one for each partition of the log. */
  public boolean isWhole() {
    return keys.haveSubject();
  }

  /** Of what kind the values of a column are. */
  public ValueKind kind(int column) {
    Column at = columns.get(column);
    return views.get(at.view()).kind(at.feature());
  }

  /** Numbers of the stored features of a view that the columns are made from. */
  public BitSet needed(int view) {
    BitSet needed = new BitSet();
    for (Column column : columns) {
      if (column.view() == view) {
        OnDemand.markNeeded(views.get(view), column.feature(), needed);
      }
    }
    return needed;
  }

  /** The caller's values that on-demand columns use: whether each is a text; else a number. */
  public Map<String, Boolean> inputs() {
    Map<String, Boolean> inputs = new TreeMap<>();
    for (Column column : columns) {
      CompiledView view = views.get(column.view());
      int made = column.feature() - view.spec().features().size();
      if (made >= 0) {
        inputs.putAll(view.spec().onDemand().get(made).inputs());
      }
    }
    return inputs;
  }

  /**
   * The values, one for each column.
   *
   * @param states the entity's state in each view
   * @param asOf microseconds
   * @param request the caller's values by name: all of {@link #inputs}
   */
  public List<Value> values(List<EntityState> states, long asOf, Map<String, Value> request) {
    List<Value> values = new ArrayList<>(columns.size());
    for (Column column : columns) {
      CompiledView view = views.get(column.view());
      EntityState state = states.get(column.view());
      values.add(
          column.feature() < view.featureCount()
              ? state.read(column.feature(), asOf)
              : OnDemand.value(view, column.feature(), state, asOf, request));
    }
    return values;
  }
}
