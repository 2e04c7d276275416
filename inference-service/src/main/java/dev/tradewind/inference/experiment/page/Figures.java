package dev.tradewind.inference.experiment.page;

import dev.tradewind.inference.experiment.domain.ExperimentResults.Verdict;
import dev.tradewind.inference.experiment.domain.ExperimentState;
import dev.tradewind.inference.experiment.domain.Interval;
import dev.tradewind.inference.experiment.domain.Metric;
import dev.tradewind.inference.page.Html;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures and findings as people read them. */
final class Figures {

  private static final double PERCENT = 100;

  private Figures() {}

  static String name(Metric metric) {
    return switch (metric) {
      case CLICK_RATE -> "Click rate";
      case CART_RATE -> "Put into cart";
      case CONVERSION -> "Conversion";
      case REVENUE -> "Revenue per shopper";
      case FALLBACK_RATE -> "Fallback rate";
      case LATENCY -> "Latency";
    };
  }

  static String value(Metric metric, double value) {
    return switch (metric) {
      case CLICK_RATE, CART_RATE, CONVERSION, FALLBACK_RATE ->
          Html.format("%.2f %%", value * PERCENT);
      case REVENUE -> Html.format("%.2f", value);
      case LATENCY -> Html.format("%.1f ms", value);
    };
  }

  /** A number, without zeros that say nothing. */
  static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A share, without zeros that say nothing. */
  static String percent(double share) {
    return number(share * PERCENT) + " %";
  }

  /** A difference; of rates in percentage points. */
  static String difference(Metric metric, double value) {
    return switch (metric) {
      case CLICK_RATE, CART_RATE, CONVERSION, FALLBACK_RATE ->
          Html.format("%+.2f pp", value * PERCENT);
      case REVENUE -> Html.format("%+.2f", value);
      case LATENCY -> Html.format("%+.1f ms", value);
    };
  }

  static String bounds(Metric metric, Interval interval) {
    return Double.isInfinite(interval.low())
        ? "not known yet"
        : difference(metric, interval.estimate())
            + " ("
            + difference(metric, interval.low())
            + " to "
            + difference(metric, interval.high())
            + ")";
  }

  static String words(Verdict verdict) {
    return switch (verdict) {
      case CONTROL -> "what the others are compared with";
      case TOO_EARLY -> "too early to say";
      case SAMPLE_RATIO_MISMATCH -> "nothing can be said: the split is not as planned";
      case NO_DIFFERENCE_SEEN -> "no difference seen";
      case BETTER -> "better than the control";
      case WORSE -> "worse than the control";
    };
  }

  static String style(Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "tag good";
      case WORSE, SAMPLE_RATIO_MISMATCH -> "tag bad";
      case CONTROL, TOO_EARLY, NO_DIFFERENCE_SEEN -> "tag";
    };
  }

  static String tag(ExperimentState state) {
    return switch (state) {
      case DRAFT -> "<span class=\"tag\">draft</span>";
      case RUNNING -> "<span class=\"tag good\">running</span>";
      case STOPPED -> "<span class=\"tag\">stopped</span>";
      case ROLLED_BACK -> "<span class=\"tag bad\">rolled back</span>";
    };
  }
}
