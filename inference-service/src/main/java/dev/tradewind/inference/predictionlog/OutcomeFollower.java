package dev.tradewind.inference.predictionlog;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.predictionlog.domain.OutcomeBook;
import dev.tradewind.inference.predictionlog.domain.VersionOutcomes;
import dev.tradewind.inference.shoplog.LogFollower;
import dev.tradewind.inference.shoplog.LogFollowers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Follows what comes of the logged answers, where the settings say so; in memory, anew at each
 * start.
 */
@Singleton
public class OutcomeFollower {

  private static final String PREFIX = "tradewind.inference.prediction-log.";

  private final PredictionLogConfig config;
  private final OutcomeBook book;
  private final LogFollower follower;

  OutcomeFollower(PredictionLogConfig config, LogFollowers followers) {
    this.config = config;
    this.book =
        new OutcomeBook(
            Setting.positive(PREFIX + "window", config.window()),
            Setting.between(PREFIX + "open", config.open(), 1, 10_000_000),
            Setting.between(PREFIX + "waiting", config.waiting(), 1, 10_000_000));
    this.follower =
        followers.since(
            Setting.positive(PREFIX + "since", config.since()),
            "prediction-outcomes",
            new LoggedPredictions(book, new ScoreOutputs(config)));
  }

  void start(@Observes StartupEvent start) {
    if (config.outcomes()) {
      follower.start();
    }
  }

  void stop(@Observes ShutdownEvent stop) {
    follower.close();
  }

  /** Whether there is anything to be told here. */
  public boolean isFollowing() {
    return config.outcomes();
  }

  /** Whether all of the log has been read; before that, what is told is of a part. */
  public boolean isCaughtUp() {
    return follower.isCaughtUp();
  }

  /** The models of which answers were logged. */
  public Set<String> models() {
    return book.models();
  }

  /** Outcomes whose prediction is not known. */
  long unmatched() {
    return book.unmatched();
  }

  /** The versions of a model that were logged, the newest first. */
  public List<VersionOutcomes> of(String model) {
    return book.of(model);
  }
}
