package dev.tradewind.feature.online;

import java.util.Map;

/**
 * A step of one partition: new states, and the position that they stand for.
 *
 * @param generation id
 * @param expected the next offset to apply, before the step
 * @param next the next offset to apply, after the step
 * @param states packed, complete states
 */
public record Commit(
    String generation, int partition, long expected, long next, Map<StateKey, byte[]> states) {

  /** What became of a commit. */
  public enum Outcome {
    /** It is stored, whole. */
    APPLIED,
    /** Nothing was changed: the partition's position is another than expected. */
    SUPERSEDED,
    /** Nothing was changed: the generation is no more. */
    GONE
  }
}
