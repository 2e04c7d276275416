package dev.tradewind.inference.predictionlog.domain;

/** What turned out. */
public sealed interface Label {

  /**
   * Whether it happened.
   *
   * @param came whether it did
   */
  record Happened(boolean came) implements Label {}

  /**
   * How much it was.
   *
   * @param value finite
   */
  record Amount(double value) implements Label {}
}
