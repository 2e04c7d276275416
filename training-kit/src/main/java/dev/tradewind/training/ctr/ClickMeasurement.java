package dev.tradewind.training.ctr;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.RankedScores;
import dev.tradewind.training.run.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The probabilities of held-out impressions, each in its place, beside those of the floor. */
final class ClickMeasurement {

  private static final int FEWEST_SHOPPERS = 10;

  private final double[] logits;
  private final double[] model;
  private final double[] simple;
  private final boolean[] truth;
  private final String floor;
  private final Bootstrap bootstrap;
  private final Comparison.Draws draws;
  private final List<Comparison> comparisons = new ArrayList<>();
  private final @Nullable OffPolicy policy;

  ClickMeasurement(Impressions data, int[] train, int[] test, ClickFit.Fitted fitted, long seed) {
    logits = fitted.inference().placed(test);
    double[] straight = fitted.floor().logits(data, test);
    model = ClickLoss.probabilities(logits);
    simple = ClickLoss.probabilities(straight);
    truth = data.examples().truth(test);
    floor = fitted.floor().words();
    bootstrap = Bootstrap.sized(test.length, seed);
    int[] shoppers =
        data.hasShoppers()
            ? java.util.Arrays.stream(test).map(one -> data.shoppers()[one]).toArray()
            : new int[0];
    // Impressions of one shopper are alike: shoppers are drawn, where they are known.
    draws =
        shoppers.length > 0
            ? statistic -> bootstrap.overGroups(shoppers, statistic)
            : statistic -> bootstrap.over(test.length, statistic);
    order(straight);
    probabilities(straight);
    if (shoppers.length > 0) {
      shoppers(shoppers, straight);
    }
    policy = RankingPolicy.of(data, train, test, fitted.inference()).orElse(null);
    if (policy != null) {
      policy(policy);
    }
  }

  private void order(double[] straight) {
    RankedScores ours = new RankedScores(logits, truth);
    RankedScores theirs = new RankedScores(straight, truth);
    add(
        "roc_auc",
        "How often an impression that was clicked scores above one that was not.",
        true,
        ours::area,
        theirs::area);
    add(
        "average_precision",
        "Of the impressions looked at, from the likeliest on, how many were clicked.",
        true,
        ours::averagePrecision,
        theirs::averagePrecision);
  }

  private void probabilities(double[] straight) {
    double[] ours = ClickLoss.losses(logits, truth);
    double[] theirs = ClickLoss.losses(straight, truth);
    add(
        "log_loss",
        "Mean of the negative logarithm of the probability that was given to what came.",
        false,
        Bootstrap.mean(ours),
        Bootstrap.mean(theirs));
    add(
        "normalised_entropy",
        "The log loss over that of the share of clicks: below one something is known.",
        false,
        drawn -> normalised(ours, drawn),
        drawn -> normalised(theirs, drawn));
    add(
        "ece",
        "By how much probabilities are off on average, in ten parts of the same size.",
        false,
        drawn -> ClickLoss.calibrationError(model, truth, drawn),
        drawn -> ClickLoss.calibrationError(simple, truth, drawn));
  }

  private double normalised(double[] losses, int[] drawn) {
    double loss = 0;
    double yes = 0;
    for (int i : drawn) {
      loss += losses[i];
      yes += truth[i] ? 1 : 0;
    }
    double share = yes / drawn.length;
    return share > 0 && share < 1 ? loss / drawn.length / ClickLoss.entropy(share) : Double.NaN;
  }

  private void shoppers(int[] shoppers, double[] straight) {
    ShopperAreas ours = ShopperAreas.of(shoppers, logits, truth);
    ShopperAreas theirs = ShopperAreas.of(shoppers, straight, truth);
    if (ours.areas().length < FEWEST_SHOPPERS) {
      return;
    }
    comparisons.add(
        Comparison.of(
            new Metric(
                "grouped_auc",
                ours.mean(ours.all()),
                theirs.mean(theirs.all()),
                floor,
                true,
                false),
            "The same within each shopper's own impressions, weighted by their number.",
            ours.areas().length,
            bootstrap,
            ours::mean,
            theirs::mean));
  }

  private void policy(OffPolicy log) {
    policy(log, "value_ips", "inverse propensity scoring", log::inversePropensity);
    policy(log, "value_snips", "the same, over the sum of the weights", log::selfNormalised);
    policy(log, "value_dr", "doubly robust", log::doublyRobust);
  }

  private void policy(OffPolicy log, String name, String method, ToDoubleFunction<int[]> estimate) {
    int size = log.weights().length;
    int[] all = java.util.stream.IntStream.range(0, size).toArray();
    comparisons.add(
        Comparison.of(
            new Metric(
                name,
                estimate.applyAsDouble(all),
                log.logged(all),
                "what the log brought",
                true,
                false),
            "Clicks an impression, were items shown by the model's odds; told from the log by "
                + method
                + ".",
            size,
            bootstrap,
            estimate,
            log::logged));
  }

  private void add(
      String name,
      String meaning,
      boolean higher,
      ToDoubleFunction<int[]> ours,
      ToDoubleFunction<int[]> theirs) {
    int[] all = java.util.stream.IntStream.range(0, truth.length).toArray();
    comparisons.add(
        Comparison.of(
            new Metric(
                name,
                ours.applyAsDouble(all),
                theirs.applyAsDouble(all),
                floor,
                higher,
                name.equals("roc_auc")),
            meaning,
            null,
            draws,
            ours,
            theirs));
  }

  List<Comparison> comparisons() {
    return comparisons;
  }

  double[] logits() {
    return logits;
  }

  double[] model() {
    return model;
  }

  boolean[] truth() {
    return truth;
  }

  BinaryPredictions predictions() {
    return new BinaryPredictions(model, truth);
  }

  BinaryPredictions floorPredictions() {
    return new BinaryPredictions(simple, truth);
  }

  /** Of showing items by the model's odds; null where the log does not tell. */
  @Nullable OffPolicy offPolicy() {
    return policy;
  }
}
