package dev.tradewind.inference.serving.batch.domain;

import java.util.OptionalLong;

/**
 * A call that waits for its run.
 *
 * @param <C> what the caller of this package knows it by
 */
public final class Waiting<C> {

  private enum Place {
    OUTSIDE,
    QUEUED,
    TAKEN
  }

  private final C call;
  private final Lane<C> lane;
  private final Object shape;
  private final int rows;
  private final int priority;
  private final OptionalLong deadline;

  private volatile Place place = Place.OUTSIDE;
  private long admitted;
  private long rank;
  private long sequence;

  /**
   * @param call handed back with the batch
   * @param lane where it queues
   * @param shape calls of equal ones can share a run
   * @param rows 1 or more
   * @param priority 1 is served first
   * @param deadline on the same scale as all times of this package; empty means none
   */
  public Waiting(
      C call, Lane<C> lane, Object shape, int rows, int priority, OptionalLong deadline) {
    this.call = call;
    this.lane = lane;
    this.shape = shape;
    this.rows = rows;
    this.priority = priority;
    this.deadline = deadline;
  }

  /** What it was made with. */
  public C call() {
    return call;
  }

  /** Its own, padding left out. */
  public int rows() {
    return rows;
  }

  /** When it was admitted, nanoseconds. */
  public long admitted() {
    return admitted;
  }

  /** By when its caller wants an answer. */
  public OptionalLong deadline() {
    return deadline;
  }

  /** Whether it still waits; may be read without a lock. */
  public boolean waits() {
    return place == Place.QUEUED;
  }

  /** Where it queues, or did. */
  public Lane<C> lane() {
    return lane;
  }

  Object shape() {
    return shape;
  }

  int priority() {
    return priority;
  }

  /** Smaller ones are served first. */
  long rank() {
    return rank;
  }

  /** Tells calls of equal rank apart: a number of its own, growing with admission. */
  long sequence() {
    return sequence;
  }

  /** Nanoseconds until the deadline, negative after it; very many where there is none. */
  long slack(long now) {
    return deadline.isPresent() ? deadline.getAsLong() - now : Long.MAX_VALUE;
  }

  void queued(long nowAdmitted, long itsRank, long itsSequence) {
    admitted = nowAdmitted;
    rank = itsRank;
    sequence = itsSequence;
    place = Place.QUEUED;
  }

  void taken() {
    place = Place.TAKEN;
  }
}
