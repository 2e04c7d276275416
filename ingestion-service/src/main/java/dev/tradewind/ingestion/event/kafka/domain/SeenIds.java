package dev.tradewind.ingestion.event.kafka.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The ids of the latest events, in bounded memory: those received within the horizon, at most so
 * many. They are forgotten by the sixteenth, oldest first, so that between 15 and 16 sixteenths of
 * the limit are remembered where time does not cut first.
 *
 * <p>Memory: 21.3 bytes an id in full sixteenths, up to twice that in the one being filled. For one
 * thread.
 */
public final class SeenIds {

  private static final int SEGMENTS = 16;

  private final int maxIds;
  private final Duration horizon;
  private final Deque<IdSegment> newestFirst = new ArrayDeque<>();
  private int size;

  /**
   * Remembers nothing yet.
   *
   * @param maxIds at most so many ids, at least 1
   * @param horizon for at least so long, unless there are more ids than that
   */
  public SeenIds(int maxIds, Duration horizon) {
    this.maxIds = maxIds;
    this.horizon = horizon;
  }

  /** Whether the id was added, and not forgotten since. */
  public boolean contains(IdDigest digest) {
    for (IdSegment segment : newestFirst) {
      if (segment.contains(digest)) {
        return true;
      }
    }
    return false;
  }

  /** Remembers an id. One that is remembered already takes up room a second time: ask first. */
  public void add(IdDigest digest, Instant receivedAt) {
    if (size == maxIds) {
      size -= newestFirst.removeLast().size();
    }
    if (newestFirst.isEmpty() || newestFirst.getFirst().isFull()) {
      newestFirst.addFirst(new IdSegment(Math.max(1, maxIds / SEGMENTS)));
    }
    newestFirst.getFirst().add(digest, receivedAt.toEpochMilli());
    size++;
  }

  /** Forgets what is beyond the horizon. */
  public void forgetOld(Instant now) {
    long limit = now.minus(horizon).toEpochMilli();
    Iterator<IdSegment> oldestFirst = newestFirst.descendingIterator();
    while (oldestFirst.hasNext()) {
      IdSegment segment = oldestFirst.next();
      if (segment.newestMillis() >= limit) {
        return;
      }
      oldestFirst.remove();
      size -= segment.size();
    }
  }

  /** How many ids are remembered. */
  public int size() {
    return size;
  }
}
