package dev.tradewind.training.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What came next, with its answer.
 *
 * @param history items before, oldest first
 * @param next the item that came
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
public record Question(int[] history, int next) {

  /** Of the first items of a sequence: the item at a place is asked for. */
  public static Question at(int[] sequence, int place) {
    return new Question(Arrays.copyOf(sequence, place), sequence[place]);
  }

  /** Whether the answer is in the history. */
  public boolean isRepeat() {
    return IntStream.of(history).anyMatch(item -> item == next);
  }

  /** Items of the history, each once. */
  public int[] seen() {
    return IntStream.of(history).distinct().toArray();
  }
}
