package dev.tradewind.inference.decision.domain;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids of rankings: UUIDs of version 7 (RFC 9562), which sort by the millisecond they were made. */
public final class RankingIds {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param clock the time in the ids
   * @param random the rest of them; must be safe for many threads
   */
  public RankingIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new id. */
  public UUID next() {
    long high = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0xFFFL);
    long low = VARIANT | (random.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
