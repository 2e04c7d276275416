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

  /** One epoch: shuffled, but windows of like length together, which saves padding. */
  static List<TrainingBatch> epoch(List<int[]> windows, int batchSize, Random random) {
    List<int[]> shuffled = new ArrayList<>(windows);
    Collections.shuffle(shuffled, random);
    List<TrainingBatch> batches = new ArrayList<>();
    int stretch = batchSize * BATCHES_SORTED_TOGETHER;
    for (int from = 0; from < shuffled.size(); from += stretch) {
      List<int[]> sorted = shuffled.subList(from, Math.min(shuffled.size(), from + stretch));
      sorted.sort((a, b) -> Integer.compare(a.length, b.length));
      for (int i = 0; i < sorted.size(); i += batchSize) {
        batches.add(of(sorted.subList(i, Math.min(sorted.size(), i + batchSize))));
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static TrainingBatch of(List<int[]> windows) {
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
