package dev.tradewind.chat.settings;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock that all use. */
public class SystemTime {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
