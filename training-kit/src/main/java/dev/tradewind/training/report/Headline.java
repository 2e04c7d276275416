package dev.tradewind.training.report;

import dev.tradewind.training.report.measure.Interval;
import dev.tradewind.training.report.plot.Numbers;
import java.util.List;

/**
 * Is the model better than the simple method, and by how much?
 *
 * @param verdict on the primary metric
 * @param title the verdict in a few words
 * @param words the verdict in full
 * @param comparisons all metrics, the primary first
 */
public record Headline(Verdict verdict, String title, String words, List<Comparison> comparisons) {

  /** Whether chance alone could explain the difference. */
  public enum Verdict {
    /** The whole interval of the gain is above 0. */
    BETTER,
    /** The interval has 0 in it, or is not known. */
    NOT_SHOWN,
    /** The whole interval is below 0. */
    WORSE
  }

  public Headline {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * Judges.
   *
   * @param comparisons exactly one is primary
   */
  static Headline of(List<Comparison> comparisons) {
    List<Comparison> primary = comparisons.stream().filter(Comparison::primary).toList();
    if (primary.size() != 1) {
      throw new IllegalArgumentException("primary: " + primary.size() + " (expected: 1)");
    }
    Comparison first = primary.get(0);
    List<Comparison> ordered =
        java.util.stream.Stream.concat(
                primary.stream(), comparisons.stream().filter(one -> !one.primary()))
            .toList();
    Verdict verdict = verdict(first.gainInterval());
    return new Headline(verdict, title(verdict, first), words(verdict, first), ordered);
  }

  private static Verdict verdict(@org.jspecify.annotations.Nullable Interval gain) {
    if (gain == null || gain.contains(0)) {
      return Verdict.NOT_SHOWN;
    }
    return gain.low() > 0 ? Verdict.BETTER : Verdict.WORSE;
  }

  private static String title(Verdict verdict, Comparison of) {
    return switch (verdict) {
      case BETTER -> "Better than " + of.floorName();
      case NOT_SHOWN -> "Not shown to be better than " + of.floorName();
      case WORSE -> "Worse than " + of.floorName();
    };
  }

  private static String words(Verdict verdict, Comparison of) {
    StringBuilder words = new StringBuilder();
    words
        .append("On data that it did not see, the model's ")
        .append(of.name())
        .append(" is ")
        .append(Numbers.write(of.value()))
        .append(", and that of the simple method, ")
        .append(of.floorName())
        .append(", ")
        .append(Numbers.write(of.floor()))
        .append(" (")
        .append(
            switch (of.better()) {
              case HIGHER -> "higher is better";
              case LOWER -> "lower is better";
              case NEARER -> "nearer to " + of.target() + " is better";
            })
        .append("). ");
    words.append(of.gain() >= 0 ? "It is better by " : "It is worse by ");
    words.append(Numbers.write(Math.abs(of.gain())));
    if (of.floor() != 0) {
      words
          .append(", which is ")
          .append(Numbers.percent(Math.abs(of.gain() / of.floor())))
          .append(" of the simple method's");
    }
    Interval interval = of.gainInterval();
    if (interval == null) {
      return words.append(". How sure that is was not measured.").toString();
    }
    words
        .append("; the 95 % interval of the gain is ")
        .append(Numbers.write(interval.low()))
        .append(" to ")
        .append(Numbers.write(interval.high()))
        .append(". ");
    words.append(
        switch (verdict) {
          case BETTER -> "All of it is above zero: chance does not explain the gain.";
          case NOT_SHOWN -> "Zero is within it: chance alone could explain the difference.";
          case WORSE -> "All of it is below zero: the simple method is the better choice.";
        });
    return words.toString();
  }
}
