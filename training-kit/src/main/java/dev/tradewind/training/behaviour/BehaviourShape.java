package dev.tradewind.training.behaviour;

/**
 * The size of the network.
 *
 * @param actions how many kinds of events there are
 * @param purchase number of the one that is a purchase; -1 where there is none
 * @param length events of a shopper that it looks at, the newest
 * @param units of the LSTM
 * @param hidden width of the dense layer
 * @param horizonSeconds how far ahead it answers
 * @param dropout share dropped in training
 */
record BehaviourShape(
    int actions,
    int purchase,
    int length,
    int units,
    int hidden,
    long horizonSeconds,
    double dropout) {

  /**
   * Numbers of one event: its action, whether it is one, pause and age both as logarithms and in
   * horizons, and the logarithm of the money.
   */
  int eventWidth() {
    return actions + 6;
  }

  /** Windows of time, in horizons, that events are counted in. */
  static float[] windows() {
    return new float[] {.25f, 1, 2, 4};
  }

  /** Numbers of the whole history. */
  int summaryWidth() {
    return actions + 2 * windows().length + 4;
  }
}
