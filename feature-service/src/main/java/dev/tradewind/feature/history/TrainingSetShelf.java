package dev.tradewind.feature.history;

import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** The training sets that are kept: a bounded number, each for as long as it is used. */
final class TrainingSetShelf {

  private final int maxSets;
  private final Duration unusedFor;
  private final Map<String, TrainingSet> sets = new HashMap<>();

  TrainingSetShelf(int maxSets, Duration unusedFor) {
    this.maxSets = maxSets;
    this.unusedFor = unusedFor;
  }

  /** Keeps a set; one that was read to its end makes room, if need be. */
  synchronized void put(TrainingSet set, Instant now) {
    removeUnused(now);
    if (sets.size() >= maxSets) {
      sets.values().stream()
          .filter(TrainingSet::isReadToTheEnd)
          .min(Comparator.comparing(TrainingSet::lastUsed))
          .ifPresent(this::remove);
    }
    if (sets.size() >= maxSets) {
      throw new ServiceException(
          CommonReason.OVERLOADED,
          maxSets + " training sets are being read; try again later, or read those to their end");
    }
    sets.put(set.id(), set);
  }

  /**
   * A set that is kept.
   *
   * @throws ServiceException TRAINING_SET_EXPIRED
   */
  synchronized TrainingSet get(String id, Instant now) {
    removeUnused(now);
    TrainingSet set = sets.get(id);
    if (set == null) {
      throw new ServiceException(
          FeatureReason.TRAINING_SET_EXPIRED,
          "page_token: the rows were not asked for in "
              + unusedFor.toMinutes()
              + " minutes and are gone; start again without a page_token");
    }
    return set;
  }

  synchronized void removeUnused(Instant now) {
    Instant oldest = now.minus(unusedFor);
    sets.values().stream().filter(set -> set.lastUsed().isBefore(oldest)).toList().stream()
        .forEach(this::remove);
  }

  synchronized void clear() {
    sets.values().forEach(TrainingSet::delete);
    sets.clear();
  }

  private void remove(TrainingSet set) {
    sets.remove(set.id());
    set.delete();
  }
}
