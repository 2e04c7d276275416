package dev.tradewind.training.report;

import dev.tradewind.training.report.measure.PermutationImportance;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.Chart;
import dev.tradewind.training.report.plot.RowChart;
import dev.tradewind.training.report.plot.RowChart.Tone;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.run.PrivacyGuarantee;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a report together, part by part; parts not given are left out. */
public final class RunReport {

  private static final int MOST_FEATURES = 20;

  private final Header header;
  private final List<Comparison> comparisons;
  private final List<Section> results = new ArrayList<>();
  private final List<Section> reasons = new ArrayList<>();
  private @Nullable TrainingLog log;
  private @Nullable ModelCard card;
  private @Nullable PrivacyGuarantee privacy;

  private RunReport(Header header, List<Comparison> comparisons) {
    this.header = header;
    this.comparisons = comparisons;
  }

  /**
   * Begins.
   *
   * @param comparisons of all metrics; exactly one is primary
   */
  public static RunReport of(Header header, List<Comparison> comparisons) {
    return new RunReport(header, List.copyOf(comparisons));
  }

  /** How training went. */
  public RunReport log(TrainingLog training) {
    log = training;
    return this;
  }

  /** What was measured: sections of the kind of task. */
  public RunReport results(List<Section> sections) {
    results.addAll(sections);
    return this;
  }

  /**
   * What the model looks at.
   *
   * @param quality what is lost by shuffling, for example "average precision"
   */
  public RunReport importance(String quality, List<PermutationImportance> features) {
    List<RowChart.Row> rows =
        features.stream()
            .limit(MOST_FEATURES)
            .map(
                one ->
                    new RowChart.Row(
                        one.feature(), one.mean(), one.lowest(), one.highest(), Tone.MAIN))
            .toList();
    String more =
        features.size() > MOST_FEATURES
            ? " The " + MOST_FEATURES + " most important of " + features.size() + " are shown."
            : "";
    reasons.add(
        new Section(
            "What it looks at",
            List.of(),
            List.of(
                new RowChart(
                    "What is lost when a feature is shuffled",
                    "The held-out examples are measured again with one feature taken from other"
                        + " examples. Error bars: the lowest and the highest of the repeats. Two"
                        + " features that say the same both look unimportant."
                        + more,
                    Axis.of("lost " + quality, Unit.NUMBER),
                    RowChart.Mark.BAR,
                    null,
                    rows)),
            List.of()));
    return this;
  }

  /** Why single examples were answered as they were. */
  public RunReport explanations(List<Explanation> explanations) {
    List<Chart> charts = explanations.stream().map(RunReport::chart).toList();
    reasons.add(new Section("Some answers, explained", List.of(), charts, List.of()));
    return this;
  }

  /**
   * What its weights give away of an example.
   *
   * @param example what one is, for example "payment"
   * @param limits what the figure does not count, in a sentence
   */
  public RunReport privacy(PrivacyGuarantee guarantee, String example, String limits) {
    privacy = guarantee;
    results.add(
        new Section(
            "What it gives away",
            List.of(
                String.format(
                    Locale.ROOT,
                    "The weights are (epsilon, delta)-private for a %s, with epsilon %.2f at delta"
                        + " %.1e: whatever can be told from them is at most e^epsilon times as"
                        + " likely with a %s as without it, but for a chance of delta.",
                    example,
                    guarantee.epsilon(),
                    guarantee.delta(),
                    example),
                limits),
            List.of(),
            List.of()));
    return this;
  }

  /** What it is for. */
  public RunReport card(ModelCard text) {
    card = text;
    return this;
  }

  /** All of it. */
  public ReportData build() {
    List<Section> sections = new ArrayList<>();
    if (log != null && !log.losses().isEmpty()) {
      sections.add(log.section());
    }
    sections.addAll(results);
    sections.addAll(reasons);
    if (card != null) {
      sections.add(
          new Section(
              "Before you use it",
              List.of(
                  "For: " + card.intendedUse(),
                  "Learned from: " + card.data(),
                  "Limits: " + card.limits()),
              List.of(),
              List.of()));
    }
    return new ReportData(
        ReportData.FORMAT, header, Headline.of(comparisons), sections, card, privacy);
  }

  private static Chart chart(Explanation explanation) {
    return new RowChart(
        explanation.example(),
        explanation.answer() + ". Bars to the right speak for the answer, to the left against it.",
        Axis.of("contribution, " + explanation.unit(), Unit.NUMBER),
        RowChart.Mark.BAR,
        0.0,
        explanation.parts().stream()
            .map(
                part ->
                    new RowChart.Row(
                        part.feature(),
                        part.contribution(),
                        null,
                        null,
                        part.contribution() < 0 ? Tone.AGAINST : Tone.MAIN))
            .toList());
  }
}
