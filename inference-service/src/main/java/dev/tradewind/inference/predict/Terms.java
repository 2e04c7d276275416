package dev.tradewind.inference.predict;

import java.util.OptionalLong;

/**
 * On what terms a call is made.
 *
 * @param deadline by {@link System#nanoTime}: an answer after it is of no use; empty means none
 * @param priority 1 is served first, larger ones later; {@link #DEFAULT_PRIORITY} where the caller
 *     says none
 */
public record Terms(OptionalLong deadline, int priority) {

  /** In the middle, so that a caller can ask for more and for less. */
  public static final int DEFAULT_PRIORITY = 100;

  /** No deadline, no priority. */
  public static final Terms NONE = new Terms(OptionalLong.empty(), DEFAULT_PRIORITY);

  public Terms {
    if (priority < 1) {
      throw new IllegalArgumentException("priority: " + priority + " (expected: 1 or more)");
    }
  }
}
