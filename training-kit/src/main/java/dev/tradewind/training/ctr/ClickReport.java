package dev.tradewind.training.ctr;

import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.Fairness;
import dev.tradewind.training.report.task.BinaryTask;
import dev.tradewind.training.report.task.FairnessSection;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.run.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a person reads of a run of the ctr model. */
record ClickReport(RunRequest request, ClickFit.Fitted fitted, Impressions data, Parts parts) {

  private static final int SMALLEST_GROUP = 100;
  private static final int MOST_GROUPS = 10;

  ReportData of(ClickMeasurement measured, TrainingLog log) {
    double threshold = fitted.chosen().threshold();
    RunReport report =
        RunReport.of(
                Header.of(
                    request,
                    "ctr",
                    "Whether what is shown is clicked",
                    "impressions",
                    parts.train().length,
                    parts.test().length,
                    data.fingerprint(),
                    log),
                measured.comparisons())
            .log(log)
            .results(List.of(made()))
            .results(
                BinaryTask.sections(
                    "clicked", measured.predictions(), measured.floorPredictions(), threshold))
            .results(List.of(ClickSections.byTenth(measured)));
    OffPolicy policy = measured.offPolicy();
    if (policy != null) {
      report.results(List.of(ClickSections.policy(policy)));
    }
    if (data.position() >= 0) {
      List<String> places = words(data.position());
      if (places.stream().distinct().count() <= MOST_GROUPS) {
        report.results(
            List.of(
                FairnessSection.of(
                    Fairness.of(measured.predictions(), places, threshold, SMALLEST_GROUP),
                    "place",
                    "clicked")));
      }
    }
    ClickExplanations reasons = new ClickExplanations(fitted.inference(), data, parts, measured);
    return report
        .importance("area under the ROC curve", reasons.importance(request.seed()))
        .explanations(reasons.explanations())
        .card(card())
        .build();
  }

  private List<String> words(int column) {
    List<String> words = ((Column.Words) data.examples().columns().get(column)).words();
    return IntStream.of(parts.test())
        .mapToObj(i -> words.get((int) data.examples().rows()[i][column]))
        .map(word -> word.isEmpty() ? "(missing)" : word)
        .toList();
  }

  private Section made() {
    List<String> text = new ArrayList<>();
    text.add(
        String.format(
            Locale.ROOT,
            "%d impressions, %.2f %% of them clicked. %s",
            data.examples().size(),
            100 * ClickLoss.share(data.examples().truth()),
            split()));
    text.add(
        "Columns: "
            + String.join(", ", data.examples().columns().stream().map(Column::name).toList())
            + (data.hasHistories() ? "; a history of items." : "; no history.")
            + " Not learned from: "
            + (data.leftOut().isEmpty() ? "nothing" : String.join("; ", data.leftOut()))
            + (data.unlabelled() > 0
                ? ". " + data.unlabelled() + " rows without a label were left out."
                : "."));
    long percent = Math.round(100 * fitted.chosen().linearShare());
    text.add(
        percent > 0
            ? percent + " % of the log odds are those of logistic regression, as on validation."
            : "The network stands alone: on validation no share of logistic regression was better.");
    text.add(
        "The simple method is "
            + fitted.floor().words()
            + ", which had the smaller log loss on validation of logistic regression and the item's"
            + " click rate.");
    return new Section("What was made of the table", text, List.of(), List.of());
  }

  private String split() {
    return data.isTimed()
        ? "In the order of time: seven in ten learned from, one in ten chosen on, the last two in"
            + " ten measured on."
        : "Seven in ten learned from, one in ten chosen on, two in ten measured on, drawn by the"
            + " seed.";
  }

  private ModelCard card() {
    return new ModelCard(
        "Ranking what is shown by its chance of a click, and saying how many clicks to expect.",
        "Impressions with what became of them. " + split(),
        "A click is no sale. It learns what was shown: what the shop never showed it does not know,"
            + " and items that training had once or never count as one. The place adds to the log"
            + " odds: a place that changes what is looked for is not seen.");
  }
}
