package dev.tradewind.inference.serving.batch.domain;

import java.util.List;

/**
 * Calls that run together.
 *
 * @param lane theirs
 * @param calls in the order of their rows, at least one
 * @param rows theirs
 * @param size rows that run, padding included
 * @param charged nanoseconds of the workers that its model was charged for it beforehand
 */
public record Batch<C>(Lane<C> lane, List<Waiting<C>> calls, int rows, int size, long charged) {

  public Batch {
    calls = List.copyOf(calls);
  }
}
