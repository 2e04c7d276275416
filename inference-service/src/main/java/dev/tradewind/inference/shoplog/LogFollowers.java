package dev.tradewind.inference.shoplog;

import dev.tradewind.kit.shoplog.LogStart;
import dev.tradewind.kit.shoplog.ShopLog;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Makes those who follow the shop's log, which share what they read. */
@Singleton
public class LogFollowers {

  private final ShopLog log;
  private final FollowConfig config;
  private final Clock clock;

  LogFollowers(ShopLog log, FollowConfig config, Clock clock) {
    this.log = new SharedReads(log);
    this.config = config;
    this.clock = clock;
  }

  /**
   * One who reads all there is.
   *
   * @param name of the thread, and in the process's log
   * @param consumer of all events
   */
  public LogFollower fromTheBeginning(String name, LogConsumer consumer) {
    return new LogFollower(name, log, consumer, LogStart.BEGINNING, config, clock);
  }

  /**
   * One who reads what was taken lately, and from then on.
   *
   * @param back how long ago, from now
   */
  public LogFollower since(Duration back, String name, LogConsumer consumer) {
    LogStart start = new LogStart(clock.instant().minus(back));
    return new LogFollower(name, log, consumer, start, config, clock);
  }
}
