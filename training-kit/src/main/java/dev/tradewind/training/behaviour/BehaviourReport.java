package dev.tradewind.training.behaviour;

import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.Table;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.Calibration;
import dev.tradewind.training.report.measure.Fairness;
import dev.tradewind.training.report.measure.Residuals;
import dev.tradewind.training.report.task.BinaryTask;
import dev.tradewind.training.report.task.ClassTask;
import dev.tradewind.training.report.task.FairnessSection;
import dev.tradewind.training.report.task.ForecastTask;
import dev.tradewind.training.run.RunRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person reads of a run of the behaviour model. */
record BehaviourReport(
    RunRequest request,
    BehaviourFit.Fitted fitted,
    Events events,
    Periods periods,
    BehaviourSplit split,
    BehaviourShape shape) {

  private static final int SMALLEST_GROUP = 100;
  private static final int BINS = 10;

  ReportData of(BehaviourMeasurement measured, TrainingLog log) {
    Question about = BehaviourReasons.about(events);
    BehaviourMeasurement.Told main = measured.told(about);
    double threshold = fitted.choices().threshold();
    RunReport report =
        RunReport.of(
                Header.of(
                    request,
                    "behaviour",
                    "What a shopper does next",
                    "shoppers at a moment",
                    split.train().size(),
                    split.test().size(),
                    events.fingerprint(),
                    log),
                measured.comparisons())
            .log(log)
            .results(List.of(data()))
            .results(BinaryTask.sections(about.yes(), main.model(), main.simple(), threshold))
            .results(List.of(others(measured)));
    NextActions next = measured.next();
    if (next.truth().length > 0) {
      report.results(ClassTask.sections(next.confusion(), next.confidence()));
    }
    Spending spending = measured.spending();
    if (spending != null) {
      Residuals residuals = Residuals.of(spending.spent(), spending.expected());
      report.results(List.of(ForecastTask.residuals(residuals, "money a shopper")));
    }
    report.results(
        List.of(
            FairnessSection.of(
                Fairness.of(main.model(), known(main.asked()), threshold, SMALLEST_GROUP),
                "how much is known",
                about.yes())));
    BehaviourExplanations reasons =
        new BehaviourExplanations(fitted.inference(), events, shape, periods);
    return report
        .results(List.of(reasons.looksAt(main.asked())))
        .explanations(reasons.of(main))
        .card(card())
        .build();
  }

  private Section data() {
    return new Section(
        "What was made of the events",
        List.of(
            String.format(
                Locale.ROOT,
                "%d shoppers. Actions, by falling number: %s. A purchase is %s. %d lines said not"
                    + " who or when.",
                events.shoppers().size(),
                String.join(", ", events.actions()),
                events.purchase() < 0
                    ? "none of them, so that only leaving and the next action are told"
                    : "\"" + events.actions().get(events.purchase()) + "\"",
                events.skipped()),
            String.format(
                Locale.ROOT,
                "Asked is about the next %.1f days (soon: %.1f). Learned from is what was known"
                    + " before %s, with answers before then; measured on what came from then on, as"
                    + " told from what was known at that moment. Choices were made in the same way"
                    + " one horizon earlier.",
                periods.days(),
                periods.soonDays(),
                Instant.ofEpochSecond(periods.test()))),
        List.of(),
        List.of());
  }

  private static Section others(BehaviourMeasurement measured) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Map.Entry<Question, BehaviourMeasurement.Told> entry : measured.all().entrySet()) {
      BehaviourMeasurement.Told told = entry.getValue();
      Calibration model = Calibration.of(told.model(), BINS);
      Calibration floor = Calibration.of(told.simple(), BINS);
      rows.add(
          Arrays.asList(
              entry.getKey().yes(),
              told.truth().length,
              (double) told.model().positives() / told.truth().length,
              model.expectedError(),
              model.brier(),
              floor.expectedError(),
              floor.brier()));
    }
    return new Section(
        "All its probabilities",
        List.of("Each is made right by a scale and a shift that were fitted on validation."),
        List.of(),
        List.of(
            new Table(
                "Question by question",
                List.of(
                    "that a shopper",
                    "asked",
                    "so in fact",
                    "calibration error",
                    "Brier score",
                    "calibration error, simple method",
                    "Brier score, simple method"),
                rows)));
  }

  private static List<String> known(List<Moment> moments) {
    return moments.stream()
        .map(
            one ->
                one.events() <= 1
                    ? "1: one event"
                    : one.events() <= 5
                        ? "2: 2 to 5 events"
                        : one.events() <= 20 ? "3: 6 to 20 events" : "4: more events")
        .toList();
  }

  private ModelCard card() {
    return new ModelCard(
        "Choosing whom to write to, what to show in a visit, and how much a shopper is worth"
            + " winning back. Not for prices or credit of a single person.",
        String.format(
            Locale.ROOT,
            "Events of %d shoppers over %.0f days; the last %.1f days are held out.",
            events.shoppers().size(),
            (periods.end() - periods.begin()) / 86_400.0,
            periods.days()),
        "It knows the seasons that the file has: of a shorter time than a year it takes what came"
            + " last for what comes next. It looks at the last "
            + shape.length()
            + " events of a shopper. Who was never seen before is not asked about.");
  }
}
