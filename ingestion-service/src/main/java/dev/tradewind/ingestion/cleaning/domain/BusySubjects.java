package dev.tradewind.ingestion.cleaning.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How many events each subject had within the current minute of our clock. Memory is bounded: once
 * so many subjects were seen within a minute, further ones are not counted until the next, and so
 * never found too busy. Each instance of the service counts what it takes in itself.
 */
public final class BusySubjects {

  private final int maxEvents;
  private final int maxSubjects;
  private final Map<String, Integer> counts = new HashMap<>();
  private long minute = Long.MIN_VALUE;

  /**
   * Counts nothing yet.
   *
   * @param maxEvents how many events a subject may have within a minute, at least 1
   * @param maxSubjects how many subjects are counted within a minute, at least 1
   */
  public BusySubjects(int maxEvents, int maxSubjects) {
    require("max-events-per-minute", maxEvents);
    require("max-subjects", maxSubjects);
    this.maxEvents = maxEvents;
    this.maxSubjects = maxSubjects;
  }

  /** Counts an event of the subject; false, uncounted, where it would be one too many. */
  public synchronized boolean take(String subject, Instant now) {
    turnTo(now);
    Integer before = counts.get(subject);
    if (before == null && counts.size() >= maxSubjects) {
      return true;
    }
    int count = before == null ? 0 : before;
    if (count >= maxEvents) {
      return false;
    }
    counts.put(subject, count + 1);
    return true;
  }

  /** Takes back the count of an event that did not enter the log after all. */
  public synchronized void giveBack(String subject, Instant takenAt) {
    if (minuteOf(takenAt) == minute) {
      counts.computeIfPresent(subject, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  private void turnTo(Instant now) {
    if (minuteOf(now) > minute) {
      minute = minuteOf(now);
      counts.clear();
    }
  }

  private static long minuteOf(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), 60L);
  }

  private static void require(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.cleaning." + name + ": " + value + " (expected: >= 1)");
    }
  }
}
