package dev.tradewind.inference.experiment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/**
 * What shoppers did in the last one to two weeks, in two blocks of a week each, so that a shopper
 * takes the same memory whatever it did. Of too many shoppers those are forgotten who were heard of
 * longest ago.
 */
final class ShopperHistories {

  private static final long BLOCK_SECONDS = Duration.ofDays(7).toSeconds();

  private final LinkedHashMap<String, History> byId = new LinkedHashMap<>(16, 0.75f, true);
  private final int most;

  ShopperHistories(int most) {
    this.most = most;
  }

  private record History(long block, PrePeriod current, PrePeriod previous) {

    static final History NONE = new History(Long.MIN_VALUE, PrePeriod.NONE, PrePeriod.NONE);

    History in(long now) {
      if (now <= block) {
        return this;
      }
      return new History(now, PrePeriod.NONE, now == block + 1 ? current : PrePeriod.NONE);
    }
  }

  /** Takes what happened in the order of time. */
  void add(String id, Action action) {
    History history = byId.getOrDefault(id, History.NONE).in(block(action.receivedAt()));
    byId.put(id, new History(history.block(), history.current().with(action), history.previous()));
    if (byId.size() > most) {
      byId.remove(byId.keySet().iterator().next());
    }
  }

  /** What is known of a shopper at that moment. */
  PrePeriod of(String id, Instant at) {
    History history = byId.getOrDefault(id, History.NONE).in(block(at));
    return history.current().plus(history.previous());
  }

  private static long block(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), BLOCK_SECONDS);
  }
}
