package dev.tradewind.training.risk;

import dev.tradewind.training.report.Explanation;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.Fairness;
import dev.tradewind.training.report.measure.PermutationImportance;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.report.task.BinaryTask;
import dev.tradewind.training.report.task.FairnessSection;
import dev.tradewind.training.run.PrivacyGuarantee;
import dev.tradewind.training.run.RunRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a person reads of a run of the risk model. */
final class RiskReport {

  private static final String AMOUNT = "TX_AMOUNT";
  private static final int REPEATS = 2;
  private static final int SMALLEST_GROUP = 100;
  private static final int EXPLAINED = 3;
  private static final int MOST_PARTS = 10;

  private final RunRequest request;
  private final RiskFit.Fitted fitted;
  private final RiskMeasurement measured;
  private final Payments payments;
  private final TimeSplit split;

  RiskReport(
      RunRequest request,
      RiskFit.Fitted fitted,
      RiskMeasurement measured,
      Payments payments,
      TimeSplit split) {
    this.request = request;
    this.fitted = fitted;
    this.measured = measured;
    this.payments = payments;
    this.split = split;
  }

  ReportData of(String fingerprint, TrainingLog log) {
    double threshold = fitted.chosen().threshold();
    RunReport report =
        RunReport.of(
                Header.of(
                    request,
                    "risk",
                    "Which payments are fraud",
                    "payments",
                    split.train().length,
                    split.test().length,
                    fingerprint,
                    log),
                measured.comparisons())
            .log(log)
            .results(
                BinaryTask.sections(
                    "fraud", measured.predictions(), measured.floorPredictions(), threshold));
    int amount = payments.features().indexOf(AMOUNT);
    if (amount >= 0) {
      Fairness fairness =
          Fairness.of(measured.predictions(), bands(amount), threshold, SMALLEST_GROUP);
      report.results(List.of(FairnessSection.of(fairness, "amount", "fraud")));
    }
    PrivacyGuarantee privacy = fitted.privacy();
    if (privacy != null) {
      report.privacy(
          privacy,
          "payment",
          "Both trainings of the run count. Not counted: means, quantiles, calibration and"
              + " threshold, which are taken from the payments without noise, and that a payment is"
              + " also in the features of later ones.");
    }
    return report
        .importance("average precision", importance())
        .explanations(explanations())
        .card(card())
        .build();
  }

  /** Quarters of the training payments, by amount. */
  private List<String> bands(int amount) {
    double[] sorted =
        IntStream.of(split.train()).mapToDouble(i -> payments.rows()[i][amount]).sorted().toArray();
    double[] ends =
        IntStream.rangeClosed(1, 3).mapToDouble(i -> sorted[i * (sorted.length - 1) / 4]).toArray();
    return IntStream.of(split.test())
        .mapToObj(i -> band(payments.rows()[i][amount], ends))
        .toList();
  }

  private static String band(double amount, double[] ends) {
    if (!(amount > ends[0])) {
      return String.format(Locale.ROOT, "1: up to %.2f", ends[0]);
    }
    for (int i = 1; i < ends.length; i++) {
      if (amount <= ends[i]) {
        return String.format(Locale.ROOT, "%d: above %.2f up to %.2f", i + 1, ends[i - 1], ends[i]);
      }
    }
    return String.format(Locale.ROOT, "4: above %.2f", ends[2]);
  }

  private List<PermutationImportance> importance() {
    int[] test = split.test();
    double quality = quality(payments.rows(test));
    return PermutationImportance.of(
        payments.features().stream().map(FeatureLabel::of).toList(),
        test.length,
        quality,
        (feature, source) -> {
          List<float[]> rows = new ArrayList<>(test.length);
          for (int i = 0; i < test.length; i++) {
            float[] row = payments.rows()[test[i]].clone();
            row[feature] = payments.rows()[test[source[i]]][feature];
            rows.add(row);
          }
          return quality(rows);
        },
        REPEATS,
        request.seed());
  }

  private double quality(List<float[]> rows) {
    RankedPayments ranked =
        new RankedPayments(payments, split.test(), fitted.inference().logits(rows));
    return ranked.averagePrecision(ranked.all());
  }

  /** The riskiest payment, the riskiest honest one, and the fraud that looked most honest. */
  private List<Explanation> explanations() {
    int[] test = split.test();
    List<Integer> falling =
        IntStream.range(0, test.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -measured.probability(i)))
            .toList();
    List<Integer> chosen = new ArrayList<>();
    falling.stream().filter(i -> payments.frauds()[test[i]]).findFirst().ifPresent(chosen::add);
    falling.stream().filter(i -> !payments.frauds()[test[i]]).findFirst().ifPresent(chosen::add);
    falling.stream()
        .filter(i -> payments.frauds()[test[i]])
        .reduce((first, second) -> second)
        .ifPresent(chosen::add);
    return chosen.stream().distinct().limit(EXPLAINED).map(this::explanation).toList();
  }

  /** What each value adds: the log odds, less those with the feature at its median of training. */
  private Explanation explanation(int place) {
    float[] row = payments.rows()[split.test()[place]];
    List<float[]> rows = new ArrayList<>(List.of(row));
    for (int feature = 0; feature < row.length; feature++) {
      float[] usual = row.clone();
      usual[feature] = median(feature);
      rows.add(usual);
    }
    double[] logits = fitted.inference().logits(rows);
    List<Explanation.Part> parts =
        IntStream.range(0, row.length)
            .mapToObj(
                feature ->
                    new Explanation.Part(
                        FeatureLabel.of(payments.features().get(feature))
                            + " = "
                            + Numbers.write((double) row[feature]),
                        logits[0] - logits[feature + 1]))
            .sorted(Comparator.comparingDouble(part -> -Math.abs(part.contribution())))
            .limit(MOST_PARTS)
            .toList();
    return new Explanation(
        "Payment " + (place + 1) + " of those held out",
        "Probability of fraud "
            + Numbers.percent(measured.probability(place))
            + "; it was "
            + (payments.frauds()[split.test()[place]] ? "fraud" : "honest")
            + ". Each bar: what would be missing with that value at its median",
        "log odds",
        parts);
  }

  private float median(int feature) {
    double[] sorted =
        IntStream.of(split.train())
            .mapToDouble(i -> payments.rows()[i][feature])
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return sorted.length == 0 ? Float.NaN : (float) sorted[sorted.length / 2];
  }

  private ModelCard card() {
    return new ModelCard(
        "Choosing the payments that a person looks at, or that are asked for a second proof. Not"
            + " for refusing a customer by itself.",
        "Payments with what became of them later: "
            + split.days()
            + ". Of the days measured, cards with a fraud that was known by then are left out. What"
            + " a terminal's features say of fraud is a week old, as it is in practice.",
        "A kind of fraud that the training days do not have is not found. The shares of fraud among"
            + " cards and terminals change: measure again each week. Amounts are taken in one"
            + " currency.");
  }
}
