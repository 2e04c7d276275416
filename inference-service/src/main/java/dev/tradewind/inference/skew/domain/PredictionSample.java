package dev.tradewind.inference.skew.domain;

import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers of the last day, a bounded sample of each version. The versions too are bounded: of more
 * than {@value #VERSIONS} those that were not heard of for longest are forgotten.
 *
 * <p>May be used by several threads.
 */
public final class PredictionSample {

  /** Versions of all models. */
  public static final int VERSIONS = 20;

  private final Duration settling;
  private final int wanted;

  /** By when they were heard of last. */
  private final LinkedHashMap<AnsweringVersion, VersionSample> versions =
      new LinkedHashMap<>(VERSIONS, 1, true);

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
        .computeIfAbsent(
            new AnsweringVersion(prediction.model(), prediction.version()),
            version -> new VersionSample(settling, wanted))
        .take(prediction);
    if (versions.size() > VERSIONS) {
      versions.remove(versions.keySet().iterator().next());
    }
  }

  /** Nothing is known any more. */
  public synchronized void clear() {
    versions.clear();
  }

  /** The newest answers of each version that have settled, versions without any left out. */
  public synchronized Map<AnsweringVersion, List<LoggedPrediction>> settled(Instant now) {
    Map<AnsweringVersion, List<LoggedPrediction>> settled = new LinkedHashMap<>();
    new ArrayList<>(versions.entrySet())
        .forEach(
            version -> {
              List<LoggedPrediction> answers = version.getValue().settled(now);
              if (!answers.isEmpty()) {
                settled.put(version.getKey(), answers);
              }
            });
    return settled;
  }
}
