package dev.tradewind.training.settings;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ctr} learns from where {@code tradewind.training.data.ctr} is not set: what the log
 * of the shop says was shown, and what became of it.
 */
public interface ImpressionSettings {

  /** What says that something was shown. */
  @WithDefault("impression")
  Source source();

  /** What says that something was shown. */
  enum Source {
    /** The shop's events {@code impression}. */
    IMPRESSION,
    /**
     * The rankings that inference logs (events {@code prediction}), each as if all of it had been
     * seen: for a shop that sends no impressions. Where versions were logged at different rates,
     * those of the higher ones are thinned to the lowest.
     */
    PREDICTION
  }

  /** How far back the log is read, by when ingestion took the events; 1 min to 400 d. */
  @WithDefault("30d")
  Duration since();

  /** How long after it was shown an item may be chosen, 1 s to 30 d; later does not count. */
  @WithDefault("1h")
  Duration window();

  /**
   * How late events may reach the log, 0 to 3 d: what was shown counts once its window and this are
   * over, as long as that is open nobody can know that it was not chosen.
   */
  @WithDefault("20m")
  Duration late();

  /** Where it was shown (the events' {@code surface}). Unset means anywhere. */
  Optional<List<String>> surfaces();

  /**
   * More columns: features of shoppers or of items, as {@code view:feature}, numbers or texts, as
   * they were at the moment of each ranking; at most 50. Callers of the model send the same.
   */
  Optional<List<String>> features();

  /** At most so many items that were shown, the latest; 1,000 to 10,000,000. */
  @WithDefault("1000000")
  int rows();

  /** How many bytes may be on disk while they are joined; more fails the run. 8 GiB. */
  @WithDefault("8589934592")
  long maxBytes();
}
