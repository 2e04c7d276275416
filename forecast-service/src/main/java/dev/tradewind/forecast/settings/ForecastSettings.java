package dev.tradewind.forecast.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set. */
@ConfigMapping(prefix = "tradewind.forecast")
public interface ForecastSettings {

  /** The model that inference is asked for; whichever version serves. */
  @WithDefault("demand")
  String model();

  /** How many forecasts are made at once, 1 or more; one more is refused with OVERLOADED. */
  @WithDefault("256")
  int concurrentForecasts();

  /** How long a call to the feature service or to ingestion may take. */
  @WithDefault("2s")
  Duration neighbourDeadline();

  /** How long a call to inference may take; then the seasonal naive forecast answers. */
  @WithDefault("1s")
  Duration inferenceDeadline();
}
