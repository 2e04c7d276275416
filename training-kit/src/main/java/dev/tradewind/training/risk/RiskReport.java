package dev.tradewind.training.risk;

import dev.tradewind.training.fit.CrossValidation;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.Fairness;
import dev.tradewind.training.report.task.BinaryTask;
import dev.tradewind.training.report.task.FairnessSection;
import dev.tradewind.training.risk.learner.Reasons;
import dev.tradewind.training.risk.learner.RiskFit;
import dev.tradewind.training.run.PrivacyGuarantee;
import dev.tradewind.training.run.RunRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a person reads of a run of the risk model. */
final class RiskReport {

  private static final String AMOUNT = "TX_AMOUNT";
  private static final int SMALLEST_GROUP = 100;
  private static final Reasons.Wording WORDING =
      new Reasons.Wording("Payment", "fraud", "honest", FeatureLabel::of);

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
    double threshold = fitted.threshold();
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
                List.of(new Section("What answers", List.of(fitted.words()), List.of(), List.of())))
            .results(
                BinaryTask.sections(
                    "fraud", measured.predictions(), measured.floorPredictions(), threshold));
    int amount = payments.features().indexOf(AMOUNT);
    if (amount >= 0) {
      Fairness fairness =
          Fairness.of(measured.predictions(), bands(amount), threshold, SMALLEST_GROUP);
      report.results(List.of(FairnessSection.of(fairness, "amount", "fraud")));
    }
    report.results(fitted.treesSection(FeatureLabel::of).stream().toList());
    CrossValidation folds = fitted.folds();
    if (folds != null) {
      report.results(List.of(folds.section()));
    }
    PrivacyGuarantee privacy = fitted.privacy();
    if (privacy != null) {
      report.privacy(
          privacy,
          "payment",
          "All trainings of the run count. Not counted: means, quantiles, calibration and"
              + " threshold, which are taken from the payments without noise, and that a payment is"
              + " also in the features of later ones.");
    }
    Reasons reasons =
        new Reasons(
            fitted.inference(), payments.examples(), split.parts(), measured.logits(), WORDING);
    return report
        .importance("average precision", reasons.importance(request.seed()))
        .explanations(reasons.explanations())
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
