package dev.tradewind.training.price;

import dev.tradewind.training.run.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How units answer to the price, as it seems and as it is once what goes with the price is held.
 *
 * @param naive a level for each item, nothing held
 * @param adjusted promotions and controls held in straight lines
 * @param partialled the same held by models that may bend
 * @param naiveByItem as naive, by item
 * @param byPromotion as adjusted, by the promotions that ran, as bits
 * @param cells by item and promotions
 */
record PriceEstimates(
    Estimate naive,
    Estimate adjusted,
    Estimate partialled,
    List<Estimate> naiveByItem,
    Map<Integer, Estimate> byPromotion,
    List<Cell> cells) {

  private static final int FEWEST = 30;

  /**
   * An item under some promotions.
   *
   * @param name in words
   * @param mask the promotions, as bits
   * @param rows how many there are
   * @param elasticity of the model that is served
   * @param partialled by partialling out, of the item under all promotions
   */
  record Cell(
      int item, String name, int mask, long rows, Estimate elasticity, Estimate partialled) {

    /** More is sold at a higher price, as far as the rows say: not to be believed. */
    boolean isRising() {
      return elasticity.value() > 0;
    }
  }

  static PriceEstimates of(Sales sales, Response response, long seed) {
    Elasticities elasticities = new Elasticities(sales);
    PartiallingOut out = new PartiallingOut(sales, seed);
    Cells cells = Cells.of(sales, true, true);
    List<Cell> all = new ArrayList<>();
    for (int item = 0; item < sales.items().size(); item++) {
      for (int mask : cells.distinctMasks()) {
        long rows = rows(sales, cells, item, mask);
        if (rows >= FEWEST) {
          all.add(
              new Cell(
                  item,
                  name(sales, item, mask),
                  mask,
                  rows,
                  response.elasticity(item, flags(sales, mask)),
                  out.ofItem(item)));
        }
      }
    }
    return new PriceEstimates(
        elasticities.naive(),
        elasticities.adjusted(),
        out.all(),
        elasticities.naiveByItem(),
        elasticities.byPromotion(),
        all);
  }

  private static long rows(Sales sales, Cells cells, int item, int mask) {
    long count = 0;
    for (int row = 0; row < sales.size(); row++) {
      count += sales.item()[row] == item && cells.masks()[row] == mask ? 1 : 0;
    }
    return count;
  }

  private static String name(Sales sales, int item, int mask) {
    String what = sales.hasItems() ? sales.items().get(item) : "all";
    return sales.promotions().isEmpty() ? what : what + ", " + promotions(sales, mask);
  }

  /** Which promotions run, in words. */
  static String promotions(Sales sales, int mask) {
    List<String> running = new ArrayList<>();
    for (int i = 0; i < sales.promotions().size(); i++) {
      if ((mask & 1 << i) != 0) {
        running.add(sales.promotions().get(i));
      }
    }
    return running.isEmpty() ? "no promotion" : String.join(" and ", running);
  }

  static boolean[] flags(Sales sales, int mask) {
    boolean[] flags = new boolean[sales.promotions().size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = (mask & 1 << i) != 0;
    }
    return flags;
  }

  /** As metrics that no floor is known of. */
  List<Metric> metrics(Sales sales) {
    List<Metric> all = new ArrayList<>();
    all.add(metric("elasticity_naive", naive, sales.size(), ""));
    all.add(metric("elasticity_adjusted", adjusted, sales.size(), ""));
    all.add(metric("elasticity_partialled_out", partialled, sales.size(), ""));
    byPromotion.forEach(
        (mask, estimate) ->
            all.add(
                metric(
                    "elasticity_adjusted",
                    estimate,
                    sales.size(),
                    "promotion=" + promotions(sales, mask))));
    cells.forEach(
        cell ->
            all.add(metric("elasticity", cell.elasticity(), cell.rows(), "group=" + cell.name())));
    return all;
  }

  private static Metric metric(String name, Estimate estimate, long rows, String group) {
    return new Metric(
        name,
        estimate.value(),
        Double.NaN,
        "an estimate, of all rows",
        true,
        false,
        estimate.low(),
        estimate.high(),
        rows,
        group);
  }
}
