package dev.tradewind.inference.serving.batch.domain;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Calls of one lane whose rows fit together, by rank and by deadline. */
final class ShapeQueue<C> implements Iterable<Waiting<C>> {

  private final NavigableSet<Waiting<C>> byRank =
      new TreeSet<>(
          Comparator.<Waiting<C>>comparingLong(Waiting::rank).thenComparingLong(Waiting::sequence));

  private final NavigableSet<Waiting<C>> byDeadline =
      new TreeSet<>(
          Comparator.<Waiting<C>>comparingLong(it -> it.slack(0))
              .thenComparingLong(Waiting::sequence));

  private int rows;
  private long since;

  void add(Waiting<C> call, long now) {
    if (byRank.isEmpty()) {
      since = now;
    }
    byRank.add(call);
    if (call.deadline().isPresent()) {
      byDeadline.add(call);
    }
    rows += call.rows();
  }

  void remove(Waiting<C> call) {
    if (byRank.remove(call)) {
      byDeadline.remove(call);
      rows -= call.rows();
    }
  }

  /** A batch was taken: those that stayed begin to gather anew. */
  void reopened(long now) {
    since = now;
  }

  /** When it began to gather. */
  long since() {
    return since;
  }

  boolean isEmpty() {
    return byRank.isEmpty();
  }

  int rows() {
    return rows;
  }

  Waiting<C> first() {
    return byRank.first();
  }

  Waiting<C> last() {
    return byRank.last();
  }

  /** Nanoseconds until the earliest deadline; very many where there is none. */
  long slack(long now) {
    return byDeadline.isEmpty() ? Long.MAX_VALUE : byDeadline.first().slack(now);
  }

  /** The one with the earliest deadline; {@link #slack} tells whether there is one. */
  Waiting<C> mostPressing() {
    return byDeadline.first();
  }

  @Override
  public Iterator<Waiting<C>> iterator() {
    return byRank.iterator();
  }
}
