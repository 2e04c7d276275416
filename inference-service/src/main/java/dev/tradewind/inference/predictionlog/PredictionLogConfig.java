package dev.tradewind.inference.predictionlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What of the models' answers goes into the shop's log, and how it is followed there. */
@ConfigMapping(prefix = "tradewind.inference.prediction-log")
public interface PredictionLogConfig {

  /** The share of answers that is logged, 0 (none) to 1, of models for which no other is set. */
  @WithDefault("0")
  double rate();

  /**
   * What pseudonyms are made with (HMAC-SHA256): at least 16 characters, the same in all processes.
   */
  Optional<String> secret();

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

  /**
   * Answers to callers of models that wait for what turned out, and outcomes that wait for their
   * answer, 1 to 10,000,000 each; the oldest give way to new ones.
   */
  @WithDefault("200000")
  int waiting();

  /** What holds for one model. */
  interface ModelConfig {

    /** The share of its answers that is logged, 0 (none) to 1; by default that of all models. */
    OptionalDouble rate();

    /** Whether answers to those who ask the model itself are logged, by whichever protocol. */
    @WithDefault("false")
    boolean calls();

    /** The inputs of such a call that are logged where they are numbers; by default all. */
    Optional<Set<String>> inputs();

    /** The outputs that are logged where they are numbers; by default all. */
    Optional<Set<String>> outputs();

    /** The inputs and outputs of texts that are logged as they are; by default none. */
    Optional<Set<String>> texts();

    /**
     * The inputs and outputs of texts that are logged under a pseudonym each, which who does not
     * know {@code secret} cannot trace back; by default none.
     */
    Optional<Set<String>> pseudonyms();

    /**
     * The output that foretells, which what turned out is held against; by default the only one
     * that has one number for each row.
     */
    Optional<String> score();
  }
}
