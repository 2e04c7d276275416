package dev.tradewind.inference.skew.domain;

import dev.tradewind.inference.chance.domain.HashedChance;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The newest answers of one version that have settled, as many as are wanted. Answers are kept in
 * stretches of the settling time, of each those whose ids come first by hash: a uniform sample,
 * whatever their number and order. Holds about four times what is wanted at most: one stretch that
 * is growing, two that settle, and the newest that have.
 */
final class VersionSample {

  private static final Duration OLDEST = Duration.ofDays(1);

  private final Duration settling;
  private final int wanted;
  private final TreeMap<Instant, TreeMap<Double, LoggedPrediction>> stretches = new TreeMap<>();

  VersionSample(Duration settling, int wanted) {
    this.settling = settling;
    this.wanted = wanted;
  }

  void take(LoggedPrediction prediction) {
    TreeMap<Double, LoggedPrediction> stretch =
        stretches.computeIfAbsent(start(prediction.receivedAt()), begin -> new TreeMap<>());
    stretch.put(HashedChance.of(prediction.id()), prediction.question());
    if (stretch.size() > wanted) {
      stretch.pollLastEntry();
    }
    forget(stretches.lastKey());
  }

  private Instant start(Instant at) {
    long length = settling.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), length) * length);
  }

  /** Drops what is too old, and what newer ones leave no room for. */
  private void forget(Instant newest) {
    int kept = 0;
    Iterator<Map.Entry<Instant, TreeMap<Double, LoggedPrediction>>> newestFirst =
        stretches.descendingMap().entrySet().iterator();
    while (newestFirst.hasNext()) {
      Map.Entry<Instant, TreeMap<Double, LoggedPrediction>> stretch = newestFirst.next();
      if (kept >= wanted || stretch.getKey().isBefore(newest.minus(OLDEST))) {
        newestFirst.remove();
      } else if (isSettled(stretch.getKey(), newest)) {
        kept += stretch.getValue().size();
      }
    }
  }

  /** All of a stretch is, once its end is. */
  private boolean isSettled(Instant start, Instant now) {
    return !start.plus(settling).plus(settling).isAfter(now);
  }

  /** The newest that have settled. */
  List<LoggedPrediction> settled(Instant now) {
    List<LoggedPrediction> settled = new ArrayList<>();
    stretches.descendingMap().entrySet().stream()
        .filter(stretch -> isSettled(stretch.getKey(), now))
        .map(Map.Entry::getValue)
        .map(TreeMap::values)
        .flatMap(Collection::stream)
        .filter(prediction -> !prediction.receivedAt().isBefore(now.minus(OLDEST)))
        .limit(wanted)
        .forEach(settled::add);
    return settled;
  }
}
