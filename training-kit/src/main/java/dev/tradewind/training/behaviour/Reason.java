package dev.tradewind.training.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.types.TInt32;

/**
 * Why an answer was given.
 *
 * @param actions numbers of the events looked at, from 1; 0 for none
 * @param events what each gave to the log odds
 * @param summary what each number of the summary gave
 * @param score the log odds
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record Reason(int[] actions, float[] events, float[] summary, double score) {

  /** Of a batch. */
  static List<Reason> of(TInt32 numbers, float[] events, float[] summary, float[] scores) {
    int length = (int) numbers.shape().get(1);
    int width = summary.length / scores.length;
    List<Reason> reasons = new ArrayList<>();
    for (int row = 0; row < scores.length; row++) {
      int[] actions = new int[length];
      for (int i = 0; i < length; i++) {
        actions[i] = numbers.getInt(row, i);
      }
      reasons.add(
          new Reason(
              actions,
              Arrays.copyOfRange(events, row * length, (row + 1) * length),
              Arrays.copyOfRange(summary, row * width, (row + 1) * width),
              scores[row]));
    }
    return reasons;
  }
}
