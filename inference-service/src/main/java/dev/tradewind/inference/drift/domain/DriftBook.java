package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import dev.tradewind.inference.predictionlog.domain.HeardVersions;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether what versions are asked and answer has moved. What it holds is bounded by the rules, for
 * each of so many versions of all models; of more, those that were heard of in the last hour keep
 * their places.
 *
 * <p>Answers are taken by one thread, which may be kept for seconds at the end of a window; what
 * was found may be read by others, who never wait for that.
 */
public final class DriftBook {

  private final DriftRules rules;
  private final HeardVersions<VersionWatch> watches;
  private final Map<AnsweringVersion, VersionDrift> found = new ConcurrentHashMap<>();
  private volatile int unwatched;

  /**
   * Nothing is known yet.
   *
   * @param versions of all models, positive
   */
  public DriftBook(DriftRules rules, int versions) {
    this.rules = rules;
    this.watches = new HeardVersions<>(versions);
  }

  /**
   * An answer was given.
   *
   * @return whether it ended a window
   */
  public boolean take(LoggedPrediction prediction) {
    AnsweringVersion version = new AnsweringVersion(prediction.model(), prediction.version());
    Optional<Reference> before = before(version);
    Instant at = prediction.receivedAt();
    Optional<VersionWatch> watch =
        watches.hear(version, at, one -> new VersionWatch(one, rules, at));
    unwatched = watches.waiting();
    if (watch.isEmpty()) {
      return false;
    }
    boolean ended = watch.get().take(prediction, before);
    if (found.put(version, watch.get().drift()) == null) {
      found.keySet().retainAll(watches.all().keySet());
    }
    return ended;
  }

  /** That of the newest older version which has one. */
  private Optional<Reference> before(AnsweringVersion version) {
    return watches.all().entrySet().stream()
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
    unwatched = 0;
  }

  /** How many versions were heard of in the last hour and are not watched for want of room. */
  public int unwatched() {
    return unwatched;
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
