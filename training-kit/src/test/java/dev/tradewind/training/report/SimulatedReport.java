package dev.tradewind.training.report;

import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.Fairness;
import dev.tradewind.training.report.measure.PermutationImportance;
import dev.tradewind.training.report.measure.PrecisionRecall;
import dev.tradewind.training.report.measure.RocCurve;
import dev.tradewind.training.report.task.BinaryTask;
import dev.tradewind.training.report.task.FairnessSection;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A report on simulated orders, some of them fraud: every kind of part is in it. */
public final class SimulatedReport {

  private static final List<String> FEATURES =
      List.of(
          "amount against usual",
          "hours since last order",
          "new address",
          "night",
          "distance",
          "weekday");
  private static final double[] WEIGHTS = {1.6, -0.9, 1.1, 0.5, 0.3, 0};
  private static final int EXAMPLES = 3000;

  private final double[][] rows = new double[EXAMPLES][FEATURES.size()];
  private final boolean[] truth = new boolean[EXAMPLES];
  private final List<String> countries = new ArrayList<>();

  private SimulatedReport() {
    Random random = new Random(11);
    for (int i = 0; i < EXAMPLES; i++) {
      Arrays.setAll(rows[i], feature -> random.nextGaussian());
      truth[i] = random.nextDouble() < probability(rows[i], 0);
      double place = random.nextDouble();
      countries.add(
          place < 0.5 ? "Germany" : place < 0.8 ? "France" : place < 0.99 ? "Italy" : "Malta");
    }
  }

  /** Writes one, for a person to look at. */
  public static void main(String[] arguments) throws IOException {
    ReportFiles.write(make(), Path.of(arguments[0]));
  }

  static ReportData make() {
    return new SimulatedReport().report();
  }

  private static double probability(double[] row, double shift) {
    double sum = -2.6 + shift;
    for (int feature = 0; feature < row.length; feature++) {
      sum += WEIGHTS[feature] * row[feature];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private BinaryPredictions predictions(double[][] of) {
    // A little too sure: the calibration plot shows it.
    double[] scores = Arrays.stream(of).mapToDouble(row -> probability(row, 0.35)).toArray();
    return new BinaryPredictions(scores, truth);
  }

  private ReportData report() {
    BinaryPredictions model = predictions(rows);
    BinaryPredictions floor =
        new BinaryPredictions(
            Arrays.stream(rows).mapToDouble(row -> 1 / (1 + Math.exp(-row[0]))).toArray(), truth);
    Bootstrap bootstrap = new Bootstrap(200, 0.95, 42);
    List<Comparison> comparisons =
        List.of(
            Comparison.of(
                metric("average_precision", model, floor, true),
                "Mean precision over the thresholds at which fraud is found.",
                EXAMPLES,
                bootstrap,
                drawn -> PrecisionRecall.average(model.at(drawn)),
                drawn -> PrecisionRecall.average(floor.at(drawn))),
            Comparison.of(
                metric("auc", model, floor, false),
                "How often fraud scores above an honest order.",
                EXAMPLES,
                bootstrap,
                drawn -> RocCurve.area(model.at(drawn)),
                drawn -> RocCurve.area(floor.at(drawn))));
    return RunReport.of(header(), comparisons)
        .log(log())
        .results(BinaryTask.sections("fraud", model, floor, 0.5))
        .results(
            List.of(
                FairnessSection.of(Fairness.of(model, countries, 0.5, 100), "country", "fraud")))
        .importance(
            "average precision",
            PermutationImportance.ofColumns(
                FEATURES, rows, some -> PrecisionRecall.average(predictions(some)), 5, 42))
        .explanations(List.of(explanation(1), explanation(2)))
        .card(
            new ModelCard(
                "Choosing the orders that a person looks at. Not for refusing an order by itself.",
                "Simulated orders; nothing here was ever bought.",
                "Simulated: numbers say that the report works, and nothing of a shop."))
        .build();
  }

  private static Header header() {
    return new Header(
        "fraud (simulated)",
        "run-0042",
        "Which orders a person should look at",
        "orders",
        12_000,
        EXAMPLES,
        42,
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        192.4,
        Map.of("epochs", "12", "learning_rate", "0.002", "hidden", "64", "dropout", "0.1"),
        List.of());
  }

  private static TrainingLog log() {
    TrainingLog log = new TrainingLog(ProgressListener.NONE);
    for (int epoch = 1; epoch <= 12; epoch++) {
      log.validated("average precision", 0.62 - 0.35 / epoch + 0.004 * (epoch % 3));
      log.progressed(Phase.TRAIN, epoch / 12.0, epoch, 0.21 + 0.4 / epoch);
    }
    return log;
  }

  private static Metric metric(
      String name, BinaryPredictions model, BinaryPredictions floor, boolean primary) {
    double value = primary ? PrecisionRecall.average(model) : RocCurve.area(model);
    double simple = primary ? PrecisionRecall.average(floor) : RocCurve.area(floor);
    return new Metric(name, value, simple, "amount alone", true, primary);
  }

  private Explanation explanation(int number) {
    int index =
        IntStream.range(0, EXAMPLES)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -probability(rows[i], 0)))
            .skip(40L * number)
            .findFirst()
            .orElseThrow();
    List<Explanation.Part> parts =
        IntStream.range(0, FEATURES.size())
            .mapToObj(
                feature ->
                    new Explanation.Part(
                        FEATURES.get(feature), WEIGHTS[feature] * rows[index][feature]))
            .sorted(Comparator.comparingDouble(part -> -Math.abs(part.contribution())))
            .toList();
    return new Explanation(
        "Order " + index,
        "Probability of fraud "
            + Math.round(probability(rows[index], 0.35) * 100)
            + " %; "
            + (truth[index] ? "it was fraud" : "it was honest"),
        "log odds",
        parts);
  }
}
