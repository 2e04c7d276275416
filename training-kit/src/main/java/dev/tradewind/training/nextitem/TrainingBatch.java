package dev.tradewind.training.nextitem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Windows of about the same length.
 *
 * @param items [batch * length], right-aligned, 0 is padding
 * @param length of a row
 * @param slots places in {@code items} whose successor is known
 * @param targets the successors
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record TrainingBatch(int[] items, int length, int[] slots, int[] targets) {

  private static final int BATCHES_SORTED_TOGETHER = 16;

  int rows() {
    return items.length / length;
  }

  /**
   * Cuts sequences into windows of at most 51 items, overlapping by one, so that all is learned.
   */
  static List<int[]> windows(List<int[]> sequences) {
    List<int[]> windows = new ArrayList<>();
    for (int[] sequence : sequences) {
      for (int end = sequence.length; end >= 2; end -= NetworkShape.LENGTH) {
        int start = Math.max(0, end - NetworkShape.LENGTH - 1);
        windows.add(java.util.Arrays.copyOfRange(sequence, start, end));
      }
    }
    return windows;
  }

  /**
   * Windows of each batch of an epoch: shuffled, but of like length together, which saves padding.
   * Batches have about the same number of targets, not of windows: in a mean over a batch each
   * target would otherwise count for less, the longer its window is.
   *
   * @param targets of a batch, about; 1 or more
   */
  static List<List<int[]>> epoch(List<int[]> windows, int targets, Random random) {
    List<int[]> shuffled = new ArrayList<>(windows);
    Collections.shuffle(shuffled, random);
    List<List<int[]>> batches = new ArrayList<>();
    for (List<int[]> stretch : cut(shuffled, targets * BATCHES_SORTED_TOGETHER)) {
      stretch.sort((a, b) -> Integer.compare(a.length, b.length));
      batches.addAll(cut(stretch, targets));
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  /** Into stretches of about as many targets each. */
  private static List<List<int[]>> cut(List<int[]> windows, int targets) {
    int all = windows.stream().mapToInt(window -> window.length - 1).sum();
    int parts = Math.max(1, Math.round((float) all / targets));
    List<List<int[]>> cut = new ArrayList<>();
    int from = 0;
    long sum = 0;
    for (int i = 0; i < windows.size(); i++) {
      sum += windows.get(i).length - 1;
      // The part that the target sum reaches next: parts differ by one window at most.
      if (sum * parts >= (cut.size() + 1L) * all) {
        cut.add(windows.subList(from, i + 1));
        from = i + 1;
      }
    }
    return cut;
  }

  static TrainingBatch of(List<int[]> windows) {
    int length = windows.stream().mapToInt(window -> window.length - 1).max().orElseThrow();
    int known = windows.stream().mapToInt(window -> window.length - 1).sum();
    int[] items = new int[windows.size() * length];
    int[] slots = new int[known];
    int[] targets = new int[known];
    int next = 0;
    for (int row = 0; row < windows.size(); row++) {
      int[] window = windows.get(row);
      int start = row * length + length - (window.length - 1);
      for (int i = 0; i + 1 < window.length; i++) {
        items[start + i] = window[i];
        slots[next] = start + i;
        targets[next++] = window[i + 1];
      }
    }
    return new TrainingBatch(items, length, slots, targets);
  }
}
