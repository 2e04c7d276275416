package dev.tradewind.inference.skew.domain;

import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import dev.tradewind.inference.predictionlog.domain.HeardVersions;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers of the last day, a bounded sample of each version. The versions too are bounded: of more
 * than {@value #VERSIONS} those that were heard of in the last hour keep their places.
 *
 * <p>May be used by several threads.
 */
public final class PredictionSample {

  /** Versions of all models. */
  public static final int VERSIONS = 20;

  private final Duration settling;
  private final int wanted;
  private final HeardVersions<VersionSample> versions = new HeardVersions<>(VERSIONS);

  /**
   * @param settling how old an answer must be, so that what had happened before it has arrived
   * @param wanted answers of each version
   */
  public PredictionSample(Duration settling, int wanted) {
    this.settling = settling;
    this.wanted = wanted;
  }

  /** An answer was given. */
  public synchronized void take(LoggedPrediction prediction) {
    versions
        .hear(
            new AnsweringVersion(prediction.model(), prediction.version()),
            prediction.receivedAt(),
            version -> new VersionSample(settling, wanted))
        .ifPresent(sample -> sample.take(prediction));
  }

  /** Nothing is known any more. */
  public synchronized void clear() {
    versions.clear();
  }

  /** The newest answers of each version that have settled, versions without any left out. */
  public synchronized Map<AnsweringVersion, List<LoggedPrediction>> settled(Instant now) {
    Map<AnsweringVersion, List<LoggedPrediction>> settled = new LinkedHashMap<>();
    versions
        .all()
        .forEach(
            (version, sample) -> {
              List<LoggedPrediction> answers = sample.settled(now);
              if (!answers.isEmpty()) {
                settled.put(version, answers);
              }
            });
    return settled;
  }
}
