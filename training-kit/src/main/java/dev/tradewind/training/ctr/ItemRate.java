package dev.tradewind.training.ctr;

/**
 * The share of an item's impressions that was clicked, as if twenty more had been clicked as often
 * as all are: a simple method that sees nothing but the item.
 *
 * @param clicks of each item
 * @param shown how often each was
 * @param all the share of all impressions
 */
@SuppressWarnings("ArrayRecordComponent") // counts; never compared or printed
record ItemRate(double[] clicks, double[] shown, double all) {

  private static final double PRIOR = 20;

  static ItemRate of(Impressions data, int[] some) {
    int items =
        (int)
                java.util.Arrays.stream(data.examples().rows())
                    .mapToDouble(row -> row[data.item()])
                    .max()
                    .orElse(0)
            + 1;
    double[] clicks = new double[items];
    double[] shown = new double[items];
    for (int one : some) {
      int item = (int) data.examples().rows()[one][data.item()];
      shown[item]++;
      clicks[item] += data.examples().truth()[one] ? 1 : 0;
    }
    double share = (double) data.examples().positives(some) / some.length;
    return new ItemRate(clicks, shown, share);
  }

  /** Log odds of a row. */
  double logit(Impressions data, float[] row) {
    int item = (int) row[data.item()];
    double rate = (clicks[item] + PRIOR * all) / (shown[item] + PRIOR);
    return Math.log(rate / (1 - rate));
  }
}
