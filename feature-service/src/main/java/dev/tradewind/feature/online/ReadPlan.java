package dev.tradewind.feature.online;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.FeatureSelection.Column;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** What reading a list of features takes; made once for each list and catalogue. */
final class ReadPlan {

  /**
   * What is read of a view.
   *
   * @param needed numbers of the stored features that are decoded
   * @param freshness how far the store may be behind the log, microseconds
   * @param maxAge how old the latest event may be, microseconds
   */
  record ViewPlan(CompiledView view, BitSet needed, long freshness, long maxAge) {}

  private final ViewCatalog catalog;
  private final FeatureSelection selection;
  private final List<ViewPlan> views = new ArrayList<>();
  private final int[] viewOf;
  private final Map<String, Boolean> inputs;

  ReadPlan(ViewCatalog catalog, FeatureSelection selection) {
    this.catalog = catalog;
    this.selection = selection;
    for (int i = 0; i < selection.views().size(); i++) {
      CompiledView view = selection.views().get(i);
      views.add(
          new ViewPlan(
              view,
              selection.needed(i),
              MICROSECONDS.convert(view.spec().freshness()),
              view.spec().maxAge().map(MICROSECONDS::convert).orElse(Long.MAX_VALUE)));
    }
    this.viewOf = selection.columns().stream().mapToInt(Column::view).toArray();
    this.inputs = selection.inputs();
  }

  boolean isOf(ViewCatalog other) {
    return catalog == other;
  }

  FeatureSelection selection() {
    return selection;
  }

  List<ViewPlan> views() {
    return views;
  }

  int columns() {
    return viewOf.length;
  }

  /** Which of the {@link #views} a column is of. */
  int viewOf(int column) {
    return viewOf[column];
  }

  /** The caller's values that are needed: whether each is a text; else it is a number. */
  Map<String, Boolean> inputs() {
    return inputs;
  }
}
