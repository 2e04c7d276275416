package dev.tradewind.training.promotion.domain;

import dev.tradewind.training.domain.Metric;
import dev.tradewind.training.domain.ModelVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How gates speak of numbers. */
final class Words {

  private static final int DIGITS_OF_A_FINGERPRINT = 12;

  private Words() {}

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** For example {@code ndcg_at_10 is 0.0400 (interval 0.0350 to 0.0450)}. */
  static String measured(Metric metric) {
    String interval =
        metric.interval() == null
            ? "no interval"
            : "interval "
                + number(metric.interval().low())
                + " to "
                + number(metric.interval().high());
    return metric.label() + " is " + number(metric.value()) + " (" + interval + ")";
  }

  static String direction(Metric metric) {
    return metric.higherIsBetter() ? " (more is better)" : " (less is better)";
  }

  /** Said wherever two versions did not train on the same data; empty where they did. */
  static String data(ModelVersion candidate, ModelVersion champion) {
    return candidate.dataFingerprint().equals(champion.dataFingerprint())
        ? ""
        : "; measured on different data: "
            + shortened(candidate.dataFingerprint())
            + " against the champion's "
            + shortened(champion.dataFingerprint());
  }

  /** The only primary metric; empty where there is none or more than one. */
  static Optional<Metric> primary(List<Metric> metrics) {
    List<Metric> primaries = metrics.stream().filter(Metric::primary).toList();
    return primaries.size() == 1 ? Optional.of(primaries.get(0)) : Optional.empty();
  }

  static String shortened(String fingerprint) {
    return fingerprint.length() <= DIGITS_OF_A_FINGERPRINT
        ? fingerprint
        : fingerprint.substring(0, DIGITS_OF_A_FINGERPRINT);
  }
}
