package dev.tradewind.training.risk.table;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.RankedScores;
import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.risk.learner.RiskFit;
import dev.tradewind.training.risk.learner.RiskInference;
import dev.tradewind.training.run.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** The answers to held-out rows, beside those of the floor. */
final class TableMeasurement {

  private static final String FLOOR = "logistic regression";
  private static final double DECIDED_AT = 0.5;

  /** Where one kind is rarer than this, whoever always says the other is nearly always right. */
  private static final double RAREST_FOR_ACCURACY = 0.2;

  private final double[] logits;
  private final double[] model;
  private final double[] floor;
  private final boolean[] truth;
  private final boolean balanced;

  private TableMeasurement(double[] logits, double[] straight, boolean[] truth, boolean balanced) {
    this.logits = logits;
    model = Arrays.stream(logits).map(RiskInference::probability).toArray();
    floor = Arrays.stream(straight).map(RiskInference::probability).toArray();
    this.truth = truth;
    this.balanced = balanced;
  }

  static TableMeasurement of(RiskFit.Fitted fitted, Examples examples, Parts parts) {
    List<float[]> rows = examples.rows(parts.test());
    double share = (double) examples.positives(parts.train()) / parts.train().length;
    return new TableMeasurement(
        fitted.inference().logits(rows),
        fitted.linear().scores(rows),
        examples.truth(parts.test()),
        Math.min(share, 1 - share) >= RAREST_FOR_ACCURACY);
  }

  List<Comparison> comparisons(long seed) {
    Bootstrap bootstrap = Bootstrap.sized(truth.length, seed);
    List<Comparison> all = new ArrayList<>();
    all.add(
        comparison(
            "average_precision",
            "Mean precision over the thresholds at which a yes is found: what of the rows looked at"
                + " is one, from the likeliest on.",
            bootstrap,
            RankedScores::averagePrecision));
    all.add(
        comparison(
            "roc_auc",
            "How often a row that is a yes scores above one that is none.",
            bootstrap,
            RankedScores::area));
    if (balanced) {
      all.add(
          comparison(
              "accuracy",
              "Share of rows told right at a probability of one half.",
              bootstrap,
              (ranked, drawn) -> ranked.accuracy(drawn, DECIDED_AT)));
    }
    return all;
  }

  private Comparison comparison(
      String name,
      String meaning,
      Bootstrap bootstrap,
      ToDoubleBiFunction<RankedScores, int[]> measure) {
    RankedScores ours = new RankedScores(model, truth);
    RankedScores simple = new RankedScores(floor, truth);
    return Comparison.of(
        new Metric(
            name,
            measure.applyAsDouble(ours, ours.all()),
            measure.applyAsDouble(simple, simple.all()),
            FLOOR,
            true,
            name.equals("average_precision")),
        meaning,
        truth.length,
        bootstrap,
        drawn -> measure.applyAsDouble(ours, drawn),
        drawn -> measure.applyAsDouble(simple, drawn));
  }

  double[] logits() {
    return logits;
  }

  BinaryPredictions predictions() {
    return new BinaryPredictions(model, truth);
  }

  BinaryPredictions floorPredictions() {
    return new BinaryPredictions(floor, truth);
  }
}
