package dev.tradewind.training.nextitem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The split of sequences: the last item is for the test, the one before for validation, the rest to
 * train on. A sequence of fewer than three items is used for training only.
 *
 * <p>Items that a shopper has already had are masked when ranking; where the held-out item is one
 * of them (a repeat purchase) no ranking can find it, and the case is left out, for model and floor
 * alike.
 *
 * @param training the parts to train on, all of them
 * @param validation cases to choose by
 * @param test cases to report on; the history includes the validation item
 * @param repeats test cases left out because the held-out item is a repeat
 */
record LeaveOneOut(List<int[]> training, List<Case> validation, List<Case> test, int repeats) {

  /**
   * A question with its answer.
   *
   * @param history items before, oldest first
   * @param target the item that came next
   */
  @SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
  record Case(int[] history, int target) {

    boolean repeat() {
      return Arrays.stream(history).anyMatch(item -> item == target);
    }

    /** Items of the history, each once. */
    int[] seen() {
      return IntStream.of(history).distinct().toArray();
    }
  }

  static LeaveOneOut of(List<int[]> sequences) {
    List<int[]> training = new ArrayList<>();
    List<Case> validation = new ArrayList<>();
    List<Case> test = new ArrayList<>();
    int repeats = 0;
    for (int[] sequence : sequences) {
      int n = sequence.length;
      if (n < 3) {
        training.add(sequence);
        continue;
      }
      training.add(Arrays.copyOf(sequence, n - 2));
      Case valid = new Case(Arrays.copyOf(sequence, n - 2), sequence[n - 2]);
      if (!valid.repeat()) {
        validation.add(valid);
      }
      Case last = new Case(Arrays.copyOf(sequence, n - 1), sequence[n - 1]);
      if (last.repeat()) {
        repeats++;
      } else {
        test.add(last);
      }
    }
    return new LeaveOneOut(training, validation, test, repeats);
  }
}
