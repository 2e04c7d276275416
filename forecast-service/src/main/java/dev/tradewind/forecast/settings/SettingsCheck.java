package dev.tradewind.forecast.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** A service with a wrong setting does not start, and says which. */
@Singleton
public class SettingsCheck {

  private final ForecastSettings settings;

  SettingsCheck(ForecastSettings settings) {
    this.settings = settings;
  }

  void check(@Observes StartupEvent start) {
    requirePositive("neighbour-deadline", settings.neighbourDeadline());
    requirePositive("inference-deadline", settings.inferenceDeadline());
    if (settings.concurrentForecasts() < 1) {
      throw new IllegalStateException(
          "tradewind.forecast.concurrent-forecasts: "
              + settings.concurrentForecasts()
              + " (expected: 1 or more)");
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalStateException(
          "tradewind.forecast." + name + ": " + value + " (expected: more than 0)");
    }
  }
}
