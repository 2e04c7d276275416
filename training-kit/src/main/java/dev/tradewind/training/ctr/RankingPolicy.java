package dev.tradewind.training.ctr;

import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Showing an item with a chance in proportion to its odds of a click, as the model has them: what
 * is compared with the way in which the log was made. The items that could be shown are those of
 * training; columns that say something of the item go with it.
 */
final class RankingPolicy {

  private static final int MOST_ITEMS = 300;
  private static final int MOST_SCORED = 1_500_000;

  private RankingPolicy() {}

  /** Of the first test impressions that there is time for; empty where the items are too many. */
  static Optional<OffPolicy> of(Impressions data, int[] train, int[] test, ClickInference model) {
    if (!data.hasPropensities()) {
      return Optional.empty();
    }
    float[][] candidates = candidates(data, train);
    for (int one : test) {
      if (!(data.propensities()[one] > 0 && data.propensities()[one] <= 1)) {
        return Optional.empty();
      }
    }
    if (candidates.length < 2 || candidates.length > MOST_ITEMS) {
      return Optional.empty();
    }
    int rows = Math.min(test.length, MOST_SCORED / candidates.length);
    boolean[] ofItem = ofItem(data, train);
    double[] weights = new double[rows];
    double[] rewards = new double[rows];
    double[] modelled = new double[rows];
    double[] expected = new double[rows];
    for (int i = 0; i < rows; i++) {
      score(data, test[i], candidates, ofItem, model)
          .write(i, data, test[i], weights, rewards, modelled, expected);
    }
    return Optional.of(new OffPolicy(weights, rewards, modelled, expected));
  }

  /** What came of one impression. */
  @SuppressWarnings("ArrayRecordComponent") // never compared or printed
  private record Scored(double[] chances, double[] clicks, int shown) {

    private void write(
        int at,
        Impressions data,
        int one,
        double[] weights,
        double[] rewards,
        double[] modelled,
        double[] expected) {
      rewards[at] = data.examples().truth()[one] ? 1 : 0;
      for (int i = 0; i < chances.length; i++) {
        expected[at] += chances[i] * clicks[i];
      }
      if (shown >= 0) {
        weights[at] = chances[shown] / data.propensities()[one];
        modelled[at] = clicks[shown];
      }
    }
  }

  private static Scored score(
      Impressions data, int one, float[][] candidates, boolean[] ofItem, ClickInference model) {
    float[] row = data.examples().rows()[one];
    List<float[]> rows = new ArrayList<>();
    List<int[]> histories = new ArrayList<>();
    int shown = -1;
    for (int i = 0; i < candidates.length; i++) {
      float[] other = row.clone();
      for (int column = 0; column < other.length; column++) {
        if (ofItem[column]) {
          other[column] = candidates[i][column];
        }
      }
      shown = candidates[i][data.item()] == row[data.item()] ? i : shown;
      rows.add(other);
      if (data.hasHistories()) {
        histories.add(data.histories()[one]);
      }
    }
    double[] clicks = ClickLoss.probabilities(model.placed(rows, histories));
    double[] chances = ClickLoss.probabilities(model.first(rows, histories));
    double sum = 0;
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= 1 - Math.min(.999999, chances[i]);
      sum += chances[i];
    }
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= sum;
    }
    return new Scored(chances, clicks, shown);
  }

  /** A row of each item that was shown in training. */
  private static float[][] candidates(Impressions data, int[] train) {
    Examples examples = data.examples();
    int items = ((Column.Words) examples.columns().get(data.item())).words().size();
    float[][] rows = new float[items][];
    for (int one : train) {
      rows[(int) examples.rows()[one][data.item()]] = examples.rows()[one];
    }
    return java.util.Arrays.stream(rows).filter(java.util.Objects::nonNull).toArray(float[][]::new);
  }

  /** Which columns have one value for each item. */
  private static boolean[] ofItem(Impressions data, int[] train) {
    Examples examples = data.examples();
    int width = examples.columns().size();
    boolean[] ofItem = new boolean[width];
    float[][] seen =
        new float[((Column.Words) examples.columns().get(data.item())).words().size()][];
    java.util.Arrays.fill(ofItem, true);
    for (int one : train) {
      float[] row = examples.rows()[one];
      int item = (int) row[data.item()];
      if (seen[item] == null) {
        seen[item] = row;
      }
      for (int column = 0; column < width; column++) {
        ofItem[column] &= Float.compare(seen[item][column], row[column]) == 0;
      }
    }
    return ofItem;
  }
}
