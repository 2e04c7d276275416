package dev.tradewind.inference.predictionlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;

/** What of the models' answers goes into the shop's log, and how it is followed there. */
@ConfigMapping(prefix = "tradewind.inference.prediction-log")
public interface PredictionLogConfig {

  /** The share of answers that is logged, 0 (none) to 1, of models for which no other is set. */
  @WithDefault("0")
  double rate();

  /** What holds for single models, by their names. */
  Map<String, ModelConfig> models();

  /** Whether this process follows the log and tells what came of the answers in it. */
  @WithDefault("false")
  boolean outcomes();

  /** How long after an answer what its shopper does counts as coming from it, at least 1 ms. */
  @WithDefault("24h")
  Duration window();

  /** How far back the log is read at the start, at least 1 ms. */
  @WithDefault("30d")
  Duration since();

  /**
   * Answers of one partition of the log whose window is open, 1 to 10,000,000; above that the
   * oldest is closed early, and counted. As many doings of shoppers wait for their answers.
   */
  @WithDefault("100000")
  int open();

  /** What holds for one model. */
  interface ModelConfig {

    /** The share of its answers that is logged, 0 (none) to 1; by default that of all models. */
    OptionalDouble rate();
  }
}
