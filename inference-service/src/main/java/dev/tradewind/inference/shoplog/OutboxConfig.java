package dev.tradewind.inference.shoplog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are sent to the shop's log. */
@ConfigMapping(prefix = "tradewind.inference.events")
public interface OutboxConfig {

  /** Events that may wait, 1 to 1,000,000; one more is dropped and counted. */
  @WithDefault("10000")
  int queue();

  /** Events of one call, 1 to 1,000. A call also ends at 1 MiB. */
  @WithDefault("500")
  int batch();

  /** How long events gather before they are sent where none waited, at least 1 ms. */
  @WithDefault("100ms")
  Duration linger();

  /** The longest wait for an answer, at least 1 ms; then the same events are sent again. */
  @WithDefault("4s")
  Duration timeout();

  /** Pause after a failure, at least 1 ms; doubled with each further one. */
  @WithDefault("200ms")
  Duration firstRetry();

  /** The longest pause between tries, at least 1 ms. */
  @WithDefault("10s")
  Duration longestRetry();

  /** How long what waits is still sent when the process stops, at least 1 ms. */
  @WithDefault("3s")
  Duration farewell();
}
