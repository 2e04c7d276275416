package dev.tradewind.training.page;

import dev.tradewind.training.domain.Interval;
import dev.tradewind.training.domain.Metric;
import io.quarkus.qute.TemplateData;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A metric beside its floor, and where both are on a scale from 0 to 100.
 *
 * @param name of the metric
 * @param value as text
 * @param interval as text; empty where it is not known
 * @param floor as text
 * @param floorName what the floor is
 * @param less whether less is better
 * @param verdict {@code better} or {@code worse} where the whole interval is, {@code unsure}
 *     otherwise
 * @param at where the value is
 * @param from where the interval begins
 * @param width of the interval
 * @param floorAt where the floor is
 */
@TemplateData
record Measured(
    String name,
    String value,
    String interval,
    String floor,
    String floorName,
    boolean less,
    String verdict,
    double at,
    double from,
    double width,
    double floorAt) {

  private static final double ROOM = 1.15;
  private static final int DIGITS = 3;

  static Measured of(Metric metric) {
    Interval known = metric.interval();
    double low = known == null ? metric.value() : known.low();
    double high = known == null ? metric.value() : known.high();
    double least = Math.min(0, Math.min(low, metric.floor()));
    double span = Math.max(Math.max(high, metric.floor()) - least, Double.MIN_NORMAL) * ROOM;
    return new Measured(
        metric.name(),
        text(metric.value()),
        known == null ? "" : text(low) + " to " + text(high),
        text(metric.floor()),
        metric.floorName().isEmpty() ? "floor" : metric.floorName(),
        !metric.higherIsBetter(),
        verdict(metric),
        place(metric.value(), least, span),
        place(low, least, span),
        Math.max(0, place(high, least, span) - place(low, least, span)),
        place(metric.floor(), least, span));
  }

  private static String verdict(Metric metric) {
    if (metric.isAsGood(metric.worstEnd(), metric.floor())) {
      return "better";
    }
    return metric.isAsGood(metric.bestEnd(), metric.floor()) ? "unsure" : "worse";
  }

  private static double place(double number, double least, double span) {
    return Math.round((number - least) / span * 1000) / 10.0;
  }

  /** Three digits that count, without an exponent; zeros too, as numbers stand side by side. */
  static String text(double number) {
    BigDecimal rounded =
        new BigDecimal(number).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    if (rounded.signum() == 0 || rounded.stripTrailingZeros().scale() <= 0) {
      return rounded.stripTrailingZeros().toPlainString();
    }
    return rounded
        .setScale(Math.max(1, DIGITS - rounded.precision() + rounded.scale()))
        .toPlainString();
  }
}
