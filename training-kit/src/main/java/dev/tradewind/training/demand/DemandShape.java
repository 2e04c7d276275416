package dev.tradewind.training.demand;

/** Sizes that are fixed by the model's signature. */
final class DemandShape {

  /** Days of history. */
  static final int HISTORY = 56;

  /** Days forecast. */
  static final int HORIZON = 14;

  /** Days of a week. */
  static final int WEEK = 7;

  private static final float[] LEVELS = {.05f, .1f, .25f, .5f, .75f, .9f, .95f};

  /** Which of the levels is the median. */
  static final int MEDIAN = 3;

  private DemandShape() {}

  /** Quantile levels, rising. */
  static float[] levels() {
    return LEVELS.clone();
  }
}
