package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.chance.domain.HashedChance;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A uniform sample of the shoppers that were seen, each with what was seen first: those whose ids
 * come first by hash (a bottom-k sketch: Cohen and Kaplan 2007). Whoever comes often has no better
 * chance than others, counts once, and takes no room.
 *
 * <p>Keeps no id of a person.
 */
final class ShopperSample<T> {

  private final int most;
  private final String salt;
  private final TreeMap<Double, T> kept = new TreeMap<>();

  /**
   * @param most shoppers, at least 1
   * @param salt so that another sample takes others
   */
  ShopperSample(int most, String salt) {
    this.most = most;
    this.salt = salt;
  }

  void take(String shopper, Supplier<T> seen) {
    double chance = HashedChance.of(salt + "/" + shopper);
    if (kept.containsKey(chance) || (kept.size() == most && chance > kept.lastKey())) {
      return;
    }
    kept.put(chance, seen.get());
    if (kept.size() > most) {
      kept.pollLastEntry();
    }
  }

  int size() {
    return kept.size();
  }

  /** In an order that has nothing to do with what was seen. */
  List<T> all() {
    return List.copyOf(kept.values());
  }
}
