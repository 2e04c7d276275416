package dev.tradewind.inference.skew;

import dev.tradewind.inference.call.RepeatingTask;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.predictionlog.PredictionEvents;
import dev.tradewind.inference.shoplog.LogConsumer;
import dev.tradewind.inference.shoplog.LogFollower;
import dev.tradewind.inference.shoplog.LogFollowers;
import dev.tradewind.inference.skew.domain.PredictionSample;
import dev.tradewind.inference.skew.domain.SkewReport;
import dev.tradewind.kit.shoplog.LoggedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Follows the answers in the shop's log, and compares a sample of them again and again. */
@Singleton
public class SkewChecks {

  private static final String PREFIX = "tradewind.inference.skew.";
  private static final int MOST = 1000;
  private static final Duration SINCE = Duration.ofDays(1);
  private static final Duration NOT_YET = Duration.ofSeconds(1);

  private final SkewConfig config;
  private final FeatureHistory history;
  private final SkewMeters meters;
  private final Clock clock;
  private final PredictionSample sample;
  private final LogFollower follower;
  private final RepeatingTask task = new RepeatingTask("skew", this::round);
  private volatile Optional<SkewReport> latest = Optional.empty();

  SkewChecks(
      SkewConfig config,
      FeatureHistory history,
      SkewMeters meters,
      LogFollowers followers,
      Clock clock) {
    this.config = config;
    this.history = history;
    this.meters = meters;
    this.clock = clock;
    Setting.positive(PREFIX + "interval", config.interval());
    this.sample =
        new PredictionSample(
            Setting.positive(PREFIX + "settling", config.settling()),
            Setting.between(PREFIX + "sample", config.sample(), 1, MOST));
    this.follower = followers.since(SINCE, "skew-sample", new Sampler());
  }

  private final class Sampler implements LogConsumer {

    @Override
    public void take(LoggedEvent event) {
      PredictionEvents.prediction(event).ifPresent(sample::take);
    }

    @Override
    public void startOver() {
      sample.clear();
    }
  }

  void start(@Observes StartupEvent start) {
    if (config.enabled()) {
      follower.start();
      task.start();
    }
  }

  void stop(@Observes ShutdownEvent stop) {
    task.close();
    follower.close();
  }

  private Duration round() {
    if (!follower.isCaughtUp()) {
      return NOT_YET.compareTo(config.interval()) < 0 ? NOT_YET : config.interval();
    }
    SkewReport report = new SkewRun(history).over(sample, clock.instant());
    meters.show(report);
    latest = Optional.of(report);
    return config.interval();
  }

  /** Whether this process compares. */
  public boolean isEnabled() {
    return config.enabled();
  }

  /** What the last run found; empty before the first. */
  public Optional<SkewReport> latest() {
    return latest;
  }
}
