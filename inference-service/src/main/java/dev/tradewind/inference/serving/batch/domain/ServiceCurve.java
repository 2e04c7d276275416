package dev.tradewind.inference.serving.batch.domain;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How long runs of a signature take, learnt by size. Models on a device are predictable (Clockwork,
 * OSDI '20), so that what the last runs took says what the next one will; sizes in between are
 * interpolated, as running time grows about linearly with the batch (Clipper, NSDI '17; Nexus, SOSP
 * '19).
 *
 * <p>Not thread-safe.
 */
public final class ServiceCurve {

  /** Fewer runs of a size are no reason to turn a call away. */
  static final int ENOUGH = 16;

  /**
   * Older evidence is none: otherwise a model that was slow for a while would be refused for ever,
   * as calls that never run teach nothing. So one call now and then tries again.
   */
  static final long FRESH_NANOS = 2_000_000_000L;

  private static final double BRIEF = .1;
  private static final double TYPICAL = .5;
  private static final double CAUTIOUS = .9;

  private final NavigableMap<Integer, RecentTimes> bySize = new TreeMap<>();

  /**
   * A run has ended.
   *
   * @param size rows that ran, padding included
   * @param nanos it took
   * @param now when it ended
   */
  public void ran(int size, long nanos, long now) {
    bySize.computeIfAbsent(size, ignored -> new RecentTimes()).add(nanos, now);
  }

  /** What half of the runs take, nanoseconds; empty where nothing ran yet. */
  public OptionalLong typical(int size) {
    return interpolated(size, TYPICAL);
  }

  /** What 9 of 10 runs take at most, nanoseconds; empty where nothing ran yet. */
  public OptionalLong cautious(int size) {
    return interpolated(size, CAUTIOUS);
  }

  /**
   * What even a quick run takes: the quickest tenth of the runs of this size, or of the next
   * smaller one that is known. Empty without {@value #ENOUGH} runs, the last one lately.
   */
  public OptionalLong brief(int size, long now) {
    for (RecentTimes times : bySize.headMap(size, true).descendingMap().values()) {
      if (times.recorded() >= ENOUGH && now - times.latest() <= FRESH_NANOS) {
        return times.quantile(BRIEF);
      }
    }
    return OptionalLong.empty();
  }

  /** Beyond the known sizes in proportion upwards, and as the smallest downwards. */
  private OptionalLong interpolated(int size, double fraction) {
    Map.Entry<Integer, RecentTimes> below = bySize.floorEntry(size);
    Map.Entry<Integer, RecentTimes> above = bySize.ceilingEntry(size);
    if (below == null) {
      return above == null ? OptionalLong.empty() : above.getValue().quantile(fraction);
    }
    long low = below.getValue().quantile(fraction).orElse(0);
    if (above == null) {
      return OptionalLong.of((long) (low * ((double) size / below.getKey())));
    }
    if (above.getKey().equals(below.getKey())) {
      return OptionalLong.of(low);
    }
    long high = above.getValue().quantile(fraction).orElse(low);
    double way = (double) (size - below.getKey()) / (above.getKey() - below.getKey());
    return OptionalLong.of(low + (long) (way * (high - low)));
  }
}
