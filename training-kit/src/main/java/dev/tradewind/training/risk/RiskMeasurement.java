package dev.tradewind.training.risk;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.risk.learner.RiskFit;
import dev.tradewind.training.risk.learner.RiskInference;
import dev.tradewind.training.run.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The probabilities of held-out payments, beside the scores of the floor. */
final class RiskMeasurement {

  private static final String FLOOR = "logistic regression";

  private final Payments payments;
  private final int[] test;
  private final double[] logits;
  private final double[] model;
  private final double[] floor;
  private final RankedPayments rankedModel;
  private final RankedPayments rankedFloor;
  private final Bootstrap bootstrap;

  private RiskMeasurement(
      Payments payments, int[] test, double[] logits, double[] straight, long seed) {
    this.payments = payments;
    this.test = test;
    this.logits = logits;
    model = Arrays.stream(logits).map(RiskInference::probability).toArray();
    floor = Arrays.stream(straight).map(RiskInference::probability).toArray();
    rankedModel = new RankedPayments(payments, test, model);
    rankedFloor = new RankedPayments(payments, test, floor);
    bootstrap = Bootstrap.sized(test.length, seed);
  }

  static RiskMeasurement of(RiskFit.Fitted fitted, Payments payments, TimeSplit split, long seed) {
    List<float[]> rows = payments.rows(split.test());
    return new RiskMeasurement(
        payments,
        split.test(),
        fitted.inference().logits(rows),
        fitted.linear().scores(rows),
        seed);
  }

  /** Cards are drawn, each with all of its payments: those of one card are alike. */
  List<Comparison> comparisons() {
    int[] cards = IntStream.of(test).map(i -> payments.cards()[i]).toArray();
    Comparison.Draws draws = statistic -> bootstrap.overGroups(cards, statistic);
    return List.of(
        Comparison.of(
            metric(
                "average_precision",
                rankedModel.averagePrecision(rankedModel.all()),
                rankedFloor.averagePrecision(rankedFloor.all())),
            "Mean precision over the thresholds at which frauds are found: what of the payments"
                + " looked at is fraud, from the riskiest on.",
            null,
            draws,
            rankedModel::averagePrecision,
            rankedFloor::averagePrecision),
        Comparison.of(
            metric(
                "roc_auc",
                rankedModel.area(rankedModel.all()),
                rankedFloor.area(rankedFloor.all())),
            "How often a fraud scores above an honest payment.",
            null,
            draws,
            rankedModel::area,
            rankedFloor::area),
        Comparison.of(
            metric(
                "card_precision_at_100",
                rankedModel.cardPrecision(rankedModel.all()),
                rankedFloor.cardPrecision(rankedFloor.all())),
            "Share of the 100 riskiest cards of a day that had a fraud on it, its mean over the"
                + " days; a card that was found is not looked at again.",
            null,
            draws,
            rankedModel::cardPrecision,
            rankedFloor::cardPrecision));
  }

  private static Metric metric(String name, double value, double simple) {
    return new Metric(name, value, simple, FLOOR, true, name.equals("average_precision"));
  }

  int[] test() {
    return test;
  }

  BinaryPredictions predictions() {
    return new BinaryPredictions(model, payments.truth(test));
  }

  BinaryPredictions floorPredictions() {
    return new BinaryPredictions(floor, payments.truth(test));
  }

  /** Log odds of the payments measured. */
  double[] logits() {
    return logits;
  }
}
