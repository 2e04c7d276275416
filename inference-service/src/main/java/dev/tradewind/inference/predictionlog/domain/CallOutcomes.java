package dev.tradewind.inference.predictionlog.domain;

import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that wait for the truth, and truths that wait for their answer: whichever comes first. As
 * the truth may come weeks later, and from another place, neither time nor partition bounds the
 * wait, but room: where there is none, the oldest gives way. The first truth of a row counts.
 */
final class CallOutcomes {

  private final int capacity;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Map<Row, Label> early = new LinkedHashMap<>();
  private long unmatched;

  /**
   * @param capacity answers that may wait, and truths
   */
  CallOutcomes(int capacity) {
    this.capacity = capacity;
  }

  private record Row(String id, int number) {}

  private record Waiting(ScoredCall call, VersionTally tally, BitSet known) {

    /** Whether nothing more is to be learnt of it. */
    boolean learn(int row, Label label) {
      if (row < call.scores().size() && !known.get(row)) {
        known.set(row);
        tally.turnedOut(call.scores().get(row), label);
      }
      return known.cardinality() == call.scores().size();
    }
  }

  void answered(ScoredCall call, VersionTally tally) {
    if (call.scores().isEmpty() || waiting.containsKey(call.id())) {
      return;
    }
    Waiting one = new Waiting(call, tally, new BitSet());
    boolean complete = false;
    for (int row = 0; row < call.scores().size() && !early.isEmpty(); row++) {
      @Nullable Label label = early.remove(new Row(call.id(), row));
      complete = label != null && one.learn(row, label);
    }
    if (!complete) {
      makeRoom(waiting);
      waiting.put(call.id(), one);
    }
  }

  void turnedOut(String id, int row, Label label) {
    @Nullable Waiting one = waiting.get(id);
    if (one == null) {
      if (makeRoom(early)) {
        unmatched++;
      }
      early.putIfAbsent(new Row(id, row), label);
    } else if (one.learn(row, label)) {
      waiting.remove(id);
    }
  }

  /** Truths of whose answers nothing is known: not yet, or not any more. */
  long unmatched() {
    return unmatched + early.size();
  }

  private <K, V> boolean makeRoom(Map<K, V> full) {
    if (full.size() < capacity) {
      return false;
    }
    Iterator<K> oldest = full.keySet().iterator();
    oldest.next();
    oldest.remove();
    return true;
  }
}
