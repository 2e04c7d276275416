package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.predict.RunCost;
import java.util.concurrent.atomic.LongAdder;

/** What a version has done since it was loaded. Written by many threads, without locks. */
public final class VersionStatistics {

  private final LongAdder rows = new LongAdder();
  private final LongAdder runs = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private final LongAdder answeredNanos = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder failedNanos = new LongAdder();
  private final LongAdder queueNanos = new LongAdder();
  private final LongAdder computeNanos = new LongAdder();
  private volatile long lastMillis;

  /**
   * How often something happened, and how long it took together.
   *
   * @param count how often
   * @param nanos all times together
   */
  public record Total(long count, long nanos) {}

  /** The model has run, for one call or for several together. */
  public void ran() {
    runs.increment();
  }

  /**
   * A call has its answer.
   *
   * @param callRows its own; 1 for a call without rows
   * @param nanos from its admission
   */
  void answered(int callRows, long nanos, RunCost cost) {
    rows.add(callRows);
    answered.increment();
    answeredNanos.add(nanos);
    queueNanos.add(cost.queueNanos());
    computeNanos.add(cost.computeNanos());
    lastMillis = System.currentTimeMillis();
  }

  /** A call has failed, or was turned away. */
  void failed(long nanos) {
    failed.increment();
    failedNanos.add(nanos);
  }

  /** Rows that were answered. */
  public long rows() {
    return rows.sum();
  }

  /** Runs; calls that ran together count once. */
  public long runs() {
    return runs.sum();
  }

  /** Calls that were answered, from admission to answer. */
  public Total answered() {
    return new Total(answered.sum(), answeredNanos.sum());
  }

  /** Calls that failed. */
  public Total failed() {
    return new Total(failed.sum(), failedNanos.sum());
  }

  /** Waits of calls that were answered. */
  public Total queue() {
    return new Total(answered.sum(), queueNanos.sum());
  }

  /** Runs as answered calls saw them; one that several shared counts for each. */
  public Total compute() {
    return new Total(answered.sum(), computeNanos.sum());
  }

  /** When a call was answered last, in milliseconds since 1970; 0 means never. */
  public long lastMillis() {
    return lastMillis;
  }
}
