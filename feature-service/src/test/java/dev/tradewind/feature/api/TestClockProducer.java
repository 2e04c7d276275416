package dev.tradewind.feature.api;

import dev.tradewind.feature.shop.TestClock;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Puts the service's time into the test's hands. */
@Mock
@Singleton
class TestClockProducer {

  @Produces
  @Singleton
  TestClock clock() {
    return new TestClock(Instant.parse("2026-03-10T12:00:30Z"));
  }
}
