package dev.tradewind.training.settings;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The time, as everything here sees it. */
@Singleton
public class Clocks {

  /** UTC in microseconds, which is as fine as the database keeps it. */
  @Produces
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  }
}
