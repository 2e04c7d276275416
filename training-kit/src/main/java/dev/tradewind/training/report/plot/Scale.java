package dev.tradewind.training.report.plot;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** From values to places on the canvas. */
final class Scale {

  private final Axis axis;
  private final Ticks ticks;
  private final double start;
  private final double end;

  private Scale(Axis axis, Ticks ticks, double start, double end) {
    this.axis = axis;
    this.ticks = ticks;
    this.start = start;
    this.end = end;
  }

  /** Ticks for an axis that shows these values. */
  static Ticks ticks(Axis axis, DoubleStream values, int most) {
    double[] range = {
      axis.from() == null ? Double.POSITIVE_INFINITY : axis.from(),
      axis.to() == null ? Double.NEGATIVE_INFINITY : axis.to()
    };
    values
        .filter(Double::isFinite)
        .forEach(
            value -> {
              range[0] = Math.min(range[0], value);
              range[1] = Math.max(range[1], value);
            });
    boolean empty = !Double.isFinite(range[0]) || !Double.isFinite(range[1]);
    double least = axis.unit().leastStep();
    return empty ? Ticks.over(0, 1, most, least) : Ticks.over(range[0], range[1], most, least);
  }

  static Scale of(Axis axis, Ticks ticks, double start, double end) {
    return new Scale(axis, ticks, start, end);
  }

  double at(double value) {
    return start + (value - ticks.from()) / (ticks.to() - ticks.from()) * (end - start);
  }

  /** The place of the value of the axis that is nearest to this one. */
  double within(double value) {
    return at(Math.max(ticks.from(), Math.min(ticks.to(), value)));
  }

  Ticks ticks() {
    return ticks;
  }

  String write(double tick) {
    return axis.unit().tick(tick, ticks.step());
  }

  /** The widest label of the ticks. */
  static double widest(Axis axis, Ticks ticks, double size) {
    DoubleUnaryOperator width = tick -> Lettering.width(axis.unit().tick(tick, ticks.step()), size);
    return ticks.values().stream().mapToDouble(Double::doubleValue).map(width).max().orElse(0);
  }
}
