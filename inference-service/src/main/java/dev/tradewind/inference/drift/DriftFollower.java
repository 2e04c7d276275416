package dev.tradewind.inference.drift;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.drift.domain.DriftBook;
import dev.tradewind.inference.drift.domain.DriftRules;
import dev.tradewind.inference.drift.domain.VersionDrift;
import dev.tradewind.inference.predictionlog.PredictionEvents;
import dev.tradewind.inference.shoplog.LogConsumer;
import dev.tradewind.inference.shoplog.LogFollower;
import dev.tradewind.inference.shoplog.LogFollowers;
import dev.tradewind.kit.shoplog.LoggedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Follows the answers in the shop's log, where the settings say so; in memory, anew at each start.
 */
@Singleton
public class DriftFollower {

  private static final String PREFIX = "tradewind.inference.drift.";
  private static final int FEWEST = 20;
  private static final int MOST = 10_000;
  private static final int MOST_VERSIONS = 1000;
  private static final double GREATEST_INDEX = 10;

  private final DriftConfig config;
  private final DriftMeters meters;
  private final DriftBook book;
  private final LogFollower follower;

  DriftFollower(DriftConfig config, DriftMeters meters, LogFollowers followers) {
    this.config = config;
    this.meters = meters;
    int least = Setting.between(PREFIX + "least", config.least(), FEWEST, MOST);
    this.book =
        new DriftBook(
            new DriftRules(
                Setting.positive(PREFIX + "reference", config.reference()),
                Setting.positive(PREFIX + "window", config.window()),
                least,
                Setting.between(PREFIX + "most", config.most(), least, MOST),
                Setting.between(PREFIX + "least-index", config.leastIndex(), 0, GREATEST_INDEX)),
            Setting.between(PREFIX + "versions", config.versions(), 1, MOST_VERSIONS));
    meters.showUnwatched(book::unwatched);
    this.follower =
        followers.since(
            Setting.positive(PREFIX + "since", config.since()), "prediction-drift", new Answers());
  }

  private final class Answers implements LogConsumer {

    @Override
    public void take(LoggedEvent event) {
      PredictionEvents.prediction(event)
          .ifPresent(
              prediction -> {
                if (book.take(prediction) && isCaughtUp()) {
                  meters.show(book.found());
                }
              });
    }

    /** Windows of long ago are no alarms of today. */
    @Override
    public void caughtUp() {
      meters.show(book.found());
    }

    @Override
    public void startOver() {
      book.clear();
      meters.show(List.of());
    }
  }

  void start(@Observes StartupEvent start) {
    if (config.enabled()) {
      follower.start();
    }
  }

  void stop(@Observes ShutdownEvent stop) {
    follower.close();
  }

  /** Whether there is anything to be told here. */
  public boolean isWatching() {
    return config.enabled();
  }

  /** Whether all of the log has been read; before that, what is told is of a part. */
  public boolean isCaughtUp() {
    return follower.isCaughtUp();
  }

  /** How many versions were heard of in the last hour and are not watched for want of room. */
  public int unwatched() {
    return book.unwatched();
  }

  /** What was found of all versions, the newest of each model first. */
  public List<VersionDrift> found() {
    return book.found();
  }
}
