package dev.tradewind.training.sentiment;

import dev.tradewind.training.report.Explanation;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.Table;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.report.plot.RowChart;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.report.task.BinaryTask;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What a person reads of a run of the sentiment model. */
final class SentimentReport {

  private static final int MOST_PARTS = 12;
  private static final int SHOWN_TEXT = 160;

  private SentimentReport() {}

  static ReportData of(
      RunRequest request,
      SentimentFit.Fitted fitted,
      SentimentMeasurement measured,
      SentimentInference inference,
      int empty,
      String fingerprint,
      TrainingLog log) {
    SentimentSplit split = measured.split();
    Header header =
        Header.of(
            request,
            "sentiment",
            "Whether a review is favourable",
            "reviews",
            split.train().size(),
            split.test().size(),
            fingerprint,
            log);
    RunReport report = RunReport.of(header, measured.comparisons()).log(log);
    if (!split.domains().isEmpty()) {
      report.results(List.of(domains(measured)));
    }
    return report
        .results(
            BinaryTask.sections(
                "favourable", measured.model().predictions(), measured.floor().predictions(), 0.5))
        .results(List.of(chosen(fitted, split, empty)))
        .explanations(explanations(measured, inference))
        .card(card(split))
        .build();
  }

  private static Section domains(SentimentMeasurement measured) {
    List<Metric> groups =
        measured.groups().stream()
            .sorted(Comparator.comparingDouble((Metric one) -> -one.value()))
            .toList();
    return new Section(
        "How it does by domain",
        List.of(),
        List.of(
            new RowChart(
                "Right answers by domain",
                "Share of the domain's held-out reviews told right, with its 95 % interval.",
                Axis.of("right answers", Unit.PERCENT),
                RowChart.Mark.DOT,
                null,
                groups.stream()
                    .map(
                        one ->
                            new RowChart.Row(
                                name(one), one.value(), one.low(), one.high(), RowChart.Tone.MAIN))
                    .toList())),
        List.of(
            new Table(
                "By domain",
                List.of("domain", "reviews", "right", "from", "to", "right, simple method"),
                groups.stream()
                    .map(
                        one ->
                            Arrays.<Object>asList(
                                name(one),
                                one.examples(),
                                one.value(),
                                one.low(),
                                one.high(),
                                one.floor()))
                    .toList())));
  }

  private static String name(Metric group) {
    return group.group().substring(group.group().indexOf('=') + 1);
  }

  private static Section chosen(SentimentFit.Fitted fitted, SentimentSplit split, int empty) {
    List<String> text = new ArrayList<>();
    text.add(
        "Each was learned from "
            + split.fit().size()
            + " reviews and measured on "
            + split.validation().size()
            + " others. The best one was learned again from all of these; its probabilities were"
            + " calibrated on the validation reviews before (Platt). None of this saw the test.");
    if (split.known() > 0) {
      text.add(
          split.known()
              + " of the test's "
              + split.test().size()
              + " reviews have a text that is learned from too: the data has them on both sides.");
    }
    if (empty > 0) {
      text.add(empty + " reviews without a text were left out.");
    }
    return new Section(
        "What was chosen",
        text,
        List.of(),
        List.of(
            new Table(
                "What was tried",
                List.of("smoothing of counts", "weight of domains", "accuracy on validation", ""),
                fitted.trials().stream()
                    .map(
                        one ->
                            Arrays.<Object>asList(
                                one.choice().smoothing(),
                                one.choice().domains(),
                                one.accuracy(),
                                one.equals(fitted.chosen()) ? "chosen" : ""))
                    .toList())));
  }

  /** The surest right yes and no, and the surest mistake. */
  private static List<Explanation> explanations(
      SentimentMeasurement measured, SentimentInference inference) {
    SentimentAnswers model = measured.model();
    List<Integer> rising =
        IntStream.range(0, model.size())
            .boxed()
            .sorted(Comparator.comparingDouble(model::logit))
            .toList();
    List<Integer> some = new ArrayList<>();
    rising.stream().filter(model::isRight).findFirst().ifPresent(some::add);
    rising.stream().filter(model::isRight).reduce((a, b) -> b).ifPresent(some::add);
    rising.stream()
        .filter(one -> !model.isRight(one))
        .max(Comparator.comparingDouble((Integer one) -> Math.abs(model.logit(one))))
        .ifPresent(some::add);
    return some.stream()
        .distinct()
        .map(
            one ->
                explanation(
                    measured.split().test().get(one),
                    model.logit(one),
                    inference.reasons(measured.split().test().get(one))))
        .toList();
  }

  private static Explanation explanation(
      Opinion opinion, double logit, List<SentimentInference.Reason> reasons) {
    String text = opinion.text();
    boolean yes = logit >= 0;
    return new Explanation(
        "\"" + (text.length() > SHOWN_TEXT ? text.substring(0, SHOWN_TEXT) + "…" : text) + "\"",
        (yes ? "Favourable, " : "Not favourable, ")
            + Numbers.percent(1 / (1 + Math.exp(-Math.abs(logit))))
            + "; it was "
            + (opinion.favourable() ? "favourable" : "not"),
        "log odds",
        reasons.stream()
            .sorted(Comparator.comparingDouble(one -> -Math.abs(one.part())))
            .limit(MOST_PARTS)
            .map(one -> new Explanation.Part(one.gram(), yes ? one.part() : -one.part()))
            .toList());
  }

  private static ModelCard card(SentimentSplit split) {
    return new ModelCard(
        "Telling favourable reviews of a shop's items from others, to count and to sort them. Not"
            + " for decisions about who wrote them.",
        "Reviews labelled favourable or not"
            + (split.domains().isEmpty() ? "" : ", of " + split.domains().size() + " domains")
            + ". The held-out ones are those that the data names as test, or else one in five,"
            + " drawn by the seed.",
        "It counts words and their neighbours: irony, and praise of something else, mislead it."
            + " Reviews that are neither were not in the data: near one half it does not know."
            + " Languages and kinds of things that the data does not have were not measured.");
  }
}
