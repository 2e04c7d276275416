package dev.tradewind.training.trees;

/**
 * How trees are grown (Chen and Guestrin 2016).
 *
 * @param rounds trees at most, 1 or more
 * @param patience rounds without a better validation after which no more are grown, 1 or more
 * @param depth splits from a root to a leaf at most, 1 to 16
 * @param rate how much of each tree counts, above 0 to 1
 * @param bins that a column's values are told apart by, 2 to 65,535: what is rare and matters, such
 *     as a few very large amounts, needs many
 * @param leafWeight the least sum of second derivatives in a leaf: of squared errors its number of
 *     examples, of log odds p (1 - p) for each
 * @param rowShare share of the examples that each tree sees, above 0 to 1
 * @param columnShare share of the columns that each split chooses from, above 0 to 1
 * @param ridge price of the square of a leaf's score, 0 or more
 * @param seed of all that is drawn
 */
public record BoostingOptions(
    int rounds,
    int patience,
    int depth,
    double rate,
    int bins,
    double leafWeight,
    double rowShare,
    double columnShare,
    double ridge,
    long seed) {

  private static final int DEEPEST = 16;
  private static final int MOST_BINS = 65_535;

  public BoostingOptions {
    check(rounds >= 1, "rounds", rounds, "1 or more");
    check(patience >= 1, "patience", patience, "1 or more");
    check(depth >= 1 && depth <= DEEPEST, "depth", depth, "1 to " + DEEPEST);
    check(rate > 0 && rate <= 1, "rate", rate, "above 0 to 1");
    check(bins >= 2 && bins <= MOST_BINS, "bins", bins, "2 to " + MOST_BINS);
    check(leafWeight >= 0, "leafWeight", leafWeight, "0 or more");
    check(rowShare > 0 && rowShare <= 1, "rowShare", rowShare, "above 0 to 1");
    check(columnShare > 0 && columnShare <= 1, "columnShare", columnShare, "above 0 to 1");
    check(ridge >= 0, "ridge", ridge, "0 or more");
  }

  private static void check(boolean holds, String name, double value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
    }
  }

  /** These, for so many rounds. */
  public BoostingOptions rounds(int others) {
    return new BoostingOptions(
        others, patience, depth, rate, bins, leafWeight, rowShare, columnShare, ridge, seed);
  }
}
