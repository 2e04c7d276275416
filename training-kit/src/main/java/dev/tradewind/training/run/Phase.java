package dev.tradewind.training.run;

import java.util.Locale;

/** What a run is doing. Each phase takes a fixed share of the run's progress. */
public enum Phase {
  /** Reading the data and counting. */
  DATASET(0.0, 0.05),
  /** Gradient steps. */
  TRAIN(0.05, 0.85),
  /** Measuring on held-out data. */
  EVALUATE(0.85, 0.97),
  /** Writing the SavedModel. */
  EXPORT(0.97, 1.0);

  private final double from;
  private final double to;

  Phase(double from, double to) {
    this.from = from;
    this.to = to;
  }

  /** The run's fraction where this share (0 to 1) of the phase is done. */
  public double fraction(double share) {
    return from + (to - from) * Math.min(1, Math.max(0, share));
  }

  /** The name in the worker's protocol. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
