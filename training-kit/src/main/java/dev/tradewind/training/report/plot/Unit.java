package dev.tradewind.training.report.plot;

/** How numbers of an axis are written. */
public enum Unit {
  /** 1,234 or 0.123. */
  NUMBER,
  /** A number of things: ticks are whole. */
  COUNT,
  /** A share: 0.25 is written 25 %. */
  PERCENT;

  /** Least distance of two ticks. */
  double leastStep() {
    return this == COUNT ? 1 : 0;
  }

  /** A value, with about three digits. */
  public String write(double value) {
    return this == PERCENT ? Numbers.percent(value) : Numbers.write(value);
  }

  /** A tick of an axis with this step. */
  String tick(double value, double step) {
    return this == PERCENT
        ? Numbers.decimals(value * 100, Numbers.decimalsOf(step * 100)) + " %"
        : Numbers.decimals(value, Numbers.decimalsOf(step));
  }
}
