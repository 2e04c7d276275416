package dev.tradewind.inference.serving.batch.domain;

import java.util.Arrays;

/** The rows of the last {@value #KEPT} batches. */
final class RecentRows {

  private static final int KEPT = 8;

  private final int[] rows = new int[KEPT];
  private int next;

  void add(int ofBatch) {
    rows[next] = ofBatch;
    next = (next + 1) % KEPT;
  }

  /** Of the largest of them; 0 before the first. */
  int most() {
    return Arrays.stream(rows).max().orElse(0);
  }
}
