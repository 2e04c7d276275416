package dev.tradewind.training.price;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Own-price elasticities by least squares of log units on log price, one for each group of rows,
 * each cell of rows with a level of its own. Of all rows: these are descriptions, nothing is held
 * out.
 */
final class Elasticities {

  private final Sales sales;

  Elasticities(Sales sales) {
    this.sales = sales;
  }

  /** A level for each item alone, one answer to the price: what the price seems to do. */
  Estimate naive() {
    return fit(Cells.of(sales, true, false), row -> 0, 1, false).get(0);
  }

  /** The same, each item with an answer of its own. */
  List<Estimate> naiveByItem() {
    return fit(Cells.of(sales, true, false), row -> sales.item()[row], sales.items().size(), false);
  }

  /** One answer, with a level for each item under each promotion, and the controls. */
  Estimate adjusted() {
    return fit(Cells.of(sales, true, true), row -> 0, 1, true).get(0);
  }

  /** Such an answer for each set of promotions that ran, by its bits. */
  Map<Integer, Estimate> byPromotion() {
    Cells cells = Cells.of(sales, true, true);
    int[] masks = cells.distinctMasks();
    int[] places = new int[1 << sales.promotions().size()];
    for (int i = 0; i < masks.length; i++) {
      places[masks[i]] = i;
    }
    List<Estimate> all = fit(cells, row -> places[cells.masks()[row]], masks.length, true);
    Map<Integer, Estimate> byMask = new LinkedHashMap<>();
    for (int i = 0; i < masks.length; i++) {
      byMask.put(masks[i], all.get(i));
    }
    return byMask;
  }

  private List<Estimate> fit(Cells cells, IntUnaryOperator group, int groups, boolean controls) {
    Controls held = new Controls(controls ? sales.controls() : List.of());
    int size = groups + cells.count() + held.size();
    LeastSquares.Row[] rows = new LeastSquares.Row[sales.size()];
    for (int row = 0; row < rows.length; row++) {
      RowBuilder builder =
          new RowBuilder()
              .add(group.applyAsInt(row), sales.logPrice()[row])
              .add(groups + cells.of()[row], 1);
      held.add(builder, sales.others()[row], groups + cells.count());
      rows[row] = builder.row();
    }
    LeastSquares squares = LeastSquares.fit(rows, sales.logUnits(), new double[size]);
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      estimates.add(squares.estimate(new RowBuilder().add(i, 1).row()));
    }
    return estimates;
  }
}
