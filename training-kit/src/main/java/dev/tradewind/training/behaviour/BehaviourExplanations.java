package dev.tradewind.training.behaviour;

import dev.tradewind.training.report.Explanation;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.report.plot.RowChart;
import dev.tradewind.training.report.plot.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the model looks at, by the explanations that the served model gives too. */
record BehaviourExplanations(
    BehaviourInference inference, Events events, BehaviourShape shape, Periods periods) {

  private static final int LOOKED_AT = 200;
  private static final int MOST_PARTS = 10;
  private static final int MOST_ROWS = 20;

  /** Mean size of what each kind of event and each number of the summary gives. */
  Section looksAt(List<Moment> asked) {
    Map<String, Double> sums = new LinkedHashMap<>();
    List<Reason> reasons = inference.reasons(asked.subList(0, Math.min(LOOKED_AT, asked.size())));
    for (Reason reason : reasons) {
      parts(reason).forEach((name, part) -> sums.merge(name, Math.abs(part), Double::sum));
    }
    List<RowChart.Row> rows =
        sums.entrySet().stream()
            .sorted(Comparator.comparingDouble(one -> -one.getValue()))
            .limit(MOST_ROWS)
            .map(
                one ->
                    new RowChart.Row(
                        one.getKey(),
                        one.getValue() / reasons.size(),
                        null,
                        null,
                        RowChart.Tone.MAIN))
            .toList();
    return new Section(
        "What it looks at",
        List.of(),
        List.of(
            new RowChart(
                "How much each input moves the answer",
                "Mean size, without sign, of what an input gave to the log odds of "
                    + reasons.size()
                    + " held-out shoppers (integrated gradients). Events are added up by their"
                    + " action.",
                Axis.fromZero("contribution, log odds", Unit.NUMBER),
                RowChart.Mark.BAR,
                null,
                rows)),
        List.of());
  }

  /** The likeliest yes, the likeliest that was none, and the yes that looked least like it. */
  List<Explanation> of(BehaviourMeasurement.Told told) {
    List<Integer> falling =
        IntStream.range(0, told.truth().length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -told.logits()[i]))
            .toList();
    List<Integer> chosen = new ArrayList<>();
    falling.stream().filter(i -> told.truth()[i]).findFirst().ifPresent(chosen::add);
    falling.stream().filter(i -> !told.truth()[i]).findFirst().ifPresent(chosen::add);
    falling.stream()
        .filter(i -> told.truth()[i])
        .reduce((first, second) -> second)
        .ifPresent(chosen::add);
    return chosen.stream().distinct().map(place -> explanation(told, place)).toList();
  }

  private Explanation explanation(BehaviourMeasurement.Told told, int place) {
    Reason reason = inference.reasons(List.of(told.asked().get(place))).get(0);
    Question about = BehaviourReasons.about(events);
    return new Explanation(
        "Shopper " + (place + 1) + " of those held out",
        "Probability that the shopper "
            + about.yes()
            + " "
            + Numbers.percent(1 / (1 + Math.exp(-reason.score())))
            + "; it was "
            + (told.truth()[place] ? "so" : "not so")
            + ". Each bar: what it gave, against a shopper of whom nothing is known",
        "log odds",
        parts(reason).entrySet().stream()
            .map(one -> new Explanation.Part(one.getKey(), one.getValue()))
            .sorted(Comparator.comparingDouble(one -> -Math.abs(one.contribution())))
            .limit(MOST_PARTS)
            .toList());
  }

  private Map<String, Double> parts(Reason reason) {
    Map<String, Double> parts = new LinkedHashMap<>();
    for (int i = 0; i < reason.actions().length; i++) {
      if (reason.actions()[i] > 0) {
        String name = "events: " + events.actions().get(reason.actions()[i] - 1);
        parts.merge(name, (double) reason.events()[i], Double::sum);
      }
    }
    List<String> names = History.names(shape, events.actions());
    for (int i = 0; i < names.size(); i++) {
      parts.put(names.get(i), (double) reason.summary()[i]);
    }
    return parts;
  }
}
