package dev.tradewind.training.report;

import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.Interval;
import dev.tradewind.training.run.Metric;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The model beside its floor, on the same held-out examples.
 *
 * @param name of the metric
 * @param meaning what it says, in a sentence
 * @param value the model's
 * @param interval 95 %; null where it is not known
 * @param floor the floor's
 * @param floorInterval 95 %; null where it is not known
 * @param floorName what the floor is
 * @param better what is better
 * @param target the value that is best, where better is NEARER; else null
 * @param primary whether promotion looks at it
 * @param gain by how much the model is better; below 0 where it is worse
 * @param gainInterval 95 %, paired: both are measured on the same draws; null where it is not known
 */
public record Comparison(
    String name,
    String meaning,
    double value,
    @Nullable Interval interval,
    double floor,
    @Nullable Interval floorInterval,
    String floorName,
    Better better,
    @Nullable Double target,
    boolean primary,
    double gain,
    @Nullable Interval gainInterval) {

  /** Which of two values is better. */
  public enum Better {
    HIGHER,
    LOWER,
    /** The one that is nearer to the target. */
    NEARER
  }

  /** How an interval is drawn: over examples or over groups. */
  @FunctionalInterface
  public interface Draws {
    java.util.Optional<Interval> interval(ToDoubleFunction<int[]> statistic);
  }

  /**
   * Measured, with intervals over draws of examples.
   *
   * @param examples how many were held out
   * @param model the metric of the model, on the examples with these indices
   * @param floor the same of the floor
   */
  public static Comparison of(
      Metric metric,
      String meaning,
      int examples,
      Bootstrap bootstrap,
      ToDoubleFunction<int[]> model,
      ToDoubleFunction<int[]> floor) {
    return of(metric, meaning, null, draws(bootstrap, examples), model, floor);
  }

  /** As {@link #of}, of a metric that shall be near to a target, whatever the metric says. */
  public static Comparison near(
      double target,
      Metric metric,
      String meaning,
      int examples,
      Bootstrap bootstrap,
      ToDoubleFunction<int[]> model,
      ToDoubleFunction<int[]> floor) {
    return of(metric, meaning, target, draws(bootstrap, examples), model, floor);
  }

  /** A metric without intervals. */
  public static Comparison bare(Metric metric, String meaning) {
    return of(
        metric,
        meaning,
        null,
        statistic -> java.util.Optional.empty(),
        drawn -> Double.NaN,
        drawn -> Double.NaN);
  }

  /**
   * As a run answers it.
   *
   * @param examples held out
   */
  public Metric metric(long examples) {
    return new Metric(
        name,
        value,
        floor,
        floorName,
        better == Better.HIGHER,
        primary,
        interval == null ? Double.NaN : interval.low(),
        interval == null ? Double.NaN : interval.high(),
        examples,
        "");
  }

  private static Draws draws(Bootstrap bootstrap, int examples) {
    return statistic -> bootstrap.over(examples, statistic);
  }

  /** As {@link #of}, drawn in another way. */
  public static Comparison of(
      Metric metric,
      String meaning,
      @Nullable Double target,
      Draws draws,
      ToDoubleFunction<int[]> model,
      ToDoubleFunction<int[]> floor) {
    Better better =
        target != null ? Better.NEARER : metric.higherIsBetter() ? Better.HIGHER : Better.LOWER;
    DoubleUnaryOperator goodness =
        switch (better) {
          case HIGHER -> value -> value;
          case LOWER -> value -> -value;
          case NEARER -> value -> -Math.abs(value - (target == null ? 0 : target));
        };
    ToDoubleFunction<int[]> gain =
        drawn ->
            goodness.applyAsDouble(model.applyAsDouble(drawn))
                - goodness.applyAsDouble(floor.applyAsDouble(drawn));
    return new Comparison(
        metric.name(),
        meaning,
        metric.value(),
        draws.interval(model).orElse(null),
        metric.floor(),
        draws.interval(floor).orElse(null),
        metric.floorName(),
        better,
        target,
        metric.primary(),
        goodness.applyAsDouble(metric.value()) - goodness.applyAsDouble(metric.floor()),
        draws.interval(gain).orElse(null));
  }
}
