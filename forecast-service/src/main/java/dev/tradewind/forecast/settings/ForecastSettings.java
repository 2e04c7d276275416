package dev.tradewind.forecast.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What can be set. */
@ConfigMapping(prefix = "tradewind.forecast")
public interface ForecastSettings {

  /** The model that inference is asked for; whichever version serves. */
  @WithDefault("demand")
  String model();

  /** How many forecasts are made at once, 1 or more; one more is refused with OVERLOADED. */
  @WithDefault("256")
  int concurrentForecasts();
}
