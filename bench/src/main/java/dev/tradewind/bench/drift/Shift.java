package dev.tradewind.bench.drift;

/**
 * What has moved in the simulated answers.
 *
 * @param name in the figures
 * @param aspect where it is to be found
 * @param shorter histories have so many times as many items
 * @param defaulted share of the answers whose feature had no value
 * @param scores what is added to scores, in their standard deviations
 * @param fashion share of the items in histories that are one item nobody knew before
 */
record Shift(
    String name, String aspect, double shorter, double defaulted, double scores, double fashion) {

  /** One answer in fifty is made from a default. */
  static final double USUALLY_DEFAULTED = 0.02;

  static final Shift NONE = new Shift("none", "", 1, USUALLY_DEFAULTED, 0, 0);

  static Shift shorter(double times) {
    return new Shift(
        "histories_times_" + times, "input.history.length", times, USUALLY_DEFAULTED, 0, 0);
  }

  static Shift defaulted(double share) {
    return new Shift("defaulted_" + share, "feature.shopper:history.status", 1, share, 0, 0);
  }

  static Shift scores(double deviations) {
    return new Shift(
        "scores_plus_" + deviations, "output.model.scores", 1, USUALLY_DEFAULTED, deviations, 0);
  }

  static Shift fashion(double share) {
    return new Shift("new_item_" + share, "input.history", 1, USUALLY_DEFAULTED, 0, share);
  }
}
