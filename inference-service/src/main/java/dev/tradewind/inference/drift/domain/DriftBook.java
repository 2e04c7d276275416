package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether what versions are asked and answer has moved. What it holds is bounded by the rules, for
 * each of {@value #VERSIONS} versions of all models; of more, those that were not heard of for
 * longest are forgotten.
 *
 * <p>Answers are taken by one thread, which may be kept for seconds at the end of a window; what
 * was found may be read by others, who never wait for that.
 */
public final class DriftBook {

  /** Versions of all models. */
  public static final int VERSIONS = 10;

  private final DriftRules rules;

  /** By when they were heard of last. */
  private final LinkedHashMap<AnsweringVersion, VersionWatch> watches =
      new LinkedHashMap<>(VERSIONS, 1, true);

  private final Map<AnsweringVersion, VersionDrift> found = new ConcurrentHashMap<>();

  /** Nothing is known yet. */
  public DriftBook(DriftRules rules) {
    this.rules = rules;
  }

  /**
   * An answer was given.
   *
   * @return whether it ended a window
   */
  public boolean take(LoggedPrediction prediction) {
    AnsweringVersion version = new AnsweringVersion(prediction.model(), prediction.version());
    Optional<Reference> before = before(version);
    VersionWatch watch =
        watches.computeIfAbsent(
            version, one -> new VersionWatch(one, rules, prediction.receivedAt()));
    boolean ended = watch.take(prediction, before);
    found.put(version, watch.drift());
    if (watches.size() > VERSIONS) {
      AnsweringVersion longest = watches.keySet().iterator().next();
      watches.remove(longest);
      found.remove(longest);
    }
    return ended;
  }

  /** That of the newest older version which has one. */
  private Optional<Reference> before(AnsweringVersion version) {
    return watches.entrySet().stream()
        .filter(watch -> watch.getKey().model().equals(version.model()))
        .filter(watch -> watch.getKey().version() < version.version())
        .filter(watch -> watch.getValue().own().isPresent())
        .max(Comparator.comparingLong(watch -> watch.getKey().version()))
        .flatMap(watch -> watch.getValue().own());
  }

  /** Nothing is known any more. */
  public void clear() {
    watches.clear();
    found.clear();
  }

  /** What was found of all versions, the newest of each model first. */
  public List<VersionDrift> found() {
    return found.values().stream()
        .sorted(
            Comparator.comparing((VersionDrift drift) -> drift.version().model())
                .thenComparing(
                    Comparator.comparingLong((VersionDrift drift) -> drift.version().version())
                        .reversed()))
        .toList();
  }
}
