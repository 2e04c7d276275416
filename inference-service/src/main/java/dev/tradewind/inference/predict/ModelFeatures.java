package dev.tradewind.inference.predict;

/** Knows what feeds models. */
public interface ModelFeatures {

  /**
   * The version that a call which chooses so would be answered by, and what feeds it; {@link
   * FedVersion#NONE} where there is none. Cheap.
   */
  FedVersion of(String model, VersionChoice choice);
}
