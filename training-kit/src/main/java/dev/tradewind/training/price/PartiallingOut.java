package dev.tradewind.training.price;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * Double machine learning (Chernozhukov et al. 2018, partially linear model, section 4.1): what
 * items, promotions and controls tell of units, and of the price, is taken out of both by models
 * that did not see the row; the answer to the price is what is left of the one on what is left of
 * the other. What is told: a level for each item under each promotion, and the {@link Controls}.
 */
final class PartiallingOut {

  private static final int FOLDS = 5;
  private static final double PRICE = 1;
  private static final int FEWEST = 30;

  private final Sales sales;
  private final double[] units;
  private final double[] price;

  PartiallingOut(Sales sales, long seed) {
    this.sales = sales;
    LeastSquares.Row[] rows = rows();
    int size =
        1 + Arrays.stream(rows).flatMapToInt(row -> Arrays.stream(row.columns())).max().orElse(0);
    int[] folds = folds(seed);
    units = left(rows, size, folds, sales.logUnits());
    price = left(rows, size, folds, sales.logPrice());
  }

  private int[] folds(long seed) {
    Random random = new Random(seed);
    int[] folds = new int[sales.size()];
    for (int i = 0; i < folds.length; i++) {
      folds[i] = i % FOLDS;
    }
    for (int i = folds.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = folds[i];
      folds[i] = folds[other];
      folds[other] = kept;
    }
    return folds;
  }

  private LeastSquares.Row[] rows() {
    Cells cells = Cells.of(sales, true, true);
    Controls controls = new Controls(sales.controls());
    LeastSquares.Row[] rows = new LeastSquares.Row[sales.size()];
    for (int row = 0; row < rows.length; row++) {
      RowBuilder builder = new RowBuilder().add(cells.of()[row], 1);
      controls.add(builder, sales.others()[row], cells.count());
      rows[row] = builder.row();
    }
    return rows;
  }

  private static double[] left(LeastSquares.Row[] rows, int size, int[] folds, double[] of) {
    double[] prices = new double[size];
    Arrays.fill(prices, PRICE);
    double mean = Arrays.stream(of).average().orElse(0);
    double[] left = new double[of.length];
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      int[] seen =
          java.util.stream.IntStream.range(0, of.length).filter(i -> folds[i] != held).toArray();
      LeastSquares model =
          LeastSquares.fit(
              Arrays.stream(seen).mapToObj(i -> rows[i]).toArray(LeastSquares.Row[]::new),
              Arrays.stream(seen).mapToDouble(i -> of[i] - mean).toArray(),
              prices);
      for (int i = 0; i < of.length; i++) {
        if (folds[i] == held) {
          left[i] = of[i] - mean - rows[i].times(model.coefficients());
        }
      }
    }
    return left;
  }

  /** The answer of all rows. */
  Estimate all() {
    return of(row -> true);
  }

  /** The answer of an item. */
  Estimate ofItem(int item) {
    return of(row -> sales.item()[row] == item);
  }

  /** The answer under a set of promotions, by its bits. */
  Estimate ofPromotions(int mask) {
    return of(row -> Cells.mask(sales.promoted()[row]) == mask);
  }

  /** NaN where too few rows, or prices too much alike, say anything. */
  private Estimate of(IntPredicate some) {
    double product = 0;
    double square = 0;
    int count = 0;
    for (int row = 0; row < units.length; row++) {
      if (some.test(row)) {
        product += price[row] * units[row];
        square += price[row] * price[row];
        count++;
      }
    }
    if (count < FEWEST || square < 1e-6 * count) {
      return Estimate.of(Double.NaN, Double.NaN);
    }
    double slope = product / square;
    double spread = 0;
    for (int row = 0; row < units.length; row++) {
      if (some.test(row)) {
        double miss = price[row] * (units[row] - slope * price[row]);
        spread += miss * miss;
      }
    }
    return Estimate.of(slope, Math.sqrt(spread * count / (count - 1.0)) / square);
  }
}
