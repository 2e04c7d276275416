package dev.tradewind.training.nextitem;

/**
 * How is counted, and how counts are put together.
 *
 * @param window places that an item reaches
 * @param decay power by which its reach falls with the distance
 * @param backward what counts for an item that came before, as a share of one that came after
 * @param frequencyPower of an item's frequency, by which what leads to it is divided: 0 for none, 1
 *     so that all items are alike
 * @param totalPower of an item's sum, by which what it leads to is divided: 0 for none, 1 for a
 *     probability
 * @param recency how much weaker each step back in a history counts
 * @param repeats whether an item may lead to itself
 */
record CountingShape(
    int window,
    double decay,
    double backward,
    double frequencyPower,
    double totalPower,
    double recency,
    boolean repeats) {

  /** Where a search begins. */
  static CountingShape usual(boolean repeats) {
    return new CountingShape(10, 0.6, 0.25, 0.1, 0.25, 0.6, repeats);
  }

  /** Strength of the pair at this distance, 1 or more. */
  double forward(int distance) {
    return Math.pow(distance, -decay);
  }

  CountingShape withWindow(int value) {
    return new CountingShape(value, decay, backward, frequencyPower, totalPower, recency, repeats);
  }

  CountingShape withDecay(double value) {
    return new CountingShape(window, value, backward, frequencyPower, totalPower, recency, repeats);
  }

  CountingShape withBackward(double value) {
    return new CountingShape(window, decay, value, frequencyPower, totalPower, recency, repeats);
  }

  CountingShape withFrequencyPower(double value) {
    return new CountingShape(window, decay, backward, value, totalPower, recency, repeats);
  }

  CountingShape withTotalPower(double value) {
    return new CountingShape(window, decay, backward, frequencyPower, value, recency, repeats);
  }

  CountingShape withRecency(double value) {
    return new CountingShape(window, decay, backward, frequencyPower, totalPower, value, repeats);
  }
}
