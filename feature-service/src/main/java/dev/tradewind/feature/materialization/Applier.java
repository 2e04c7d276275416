package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.online.Commit;
import dev.tradewind.feature.online.Generation;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.StateKey;
import dev.tradewind.feature.online.StoredStates;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies steps of one partition to one generation of the store: reads the states that are not at
 * hand, and stores all with the position that they stand for.
 */
final class Applier {

  private final int partition;
  private final Generation generation;
  private final OnlineStore store;
  private final StateCache cache;

  Applier(int partition, Generation generation, OnlineStore store, int maxCachedStates) {
    this.partition = partition;
    this.generation = generation;
    this.store = store;
    this.cache = new StateCache(maxCachedStates);
  }

  /**
   * Applies a step at a position. Unless it is stored, {@link #forget} must come before the next.
   */
  Uni<Commit.Outcome> apply(Step step, long position) {
    long next = position + step.events().size();
    return before(step)
        .chain(
            states ->
                store
                    .commit(
                        new Commit(generation.id(), partition, position, next, step.apply(states)))
                    .invoke(
                        outcome -> {
                          if (outcome == Commit.Outcome.APPLIED) {
                            cache.putAll(states);
                          }
                        }));
  }

  /** The store may have other states than those at hand. */
  void forget() {
    cache.forget();
  }

  private Uni<Map<StateKey, EntityState>> before(Step step) {
    Map<StateKey, EntityState> states = new HashMap<>();
    List<StateKey> missing = new ArrayList<>();
    for (StateKey key : step.touched()) {
      EntityState cached = cache.get(key);
      if (cached == null) {
        missing.add(key);
      } else {
        states.put(key, cached);
      }
    }
    if (missing.isEmpty()) {
      return Uni.createFrom().item(states);
    }
    return store
        .read(generation.id(), missing)
        .map(
            found -> {
              decode(step, missing, found, states);
              return states;
            });
  }

  private static void decode(
      Step step, List<StateKey> keys, StoredStates found, Map<StateKey, EntityState> states) {
    for (int i = 0; i < keys.size(); i++) {
      StateKey key = keys.get(i);
      byte[] packed = found.states().get(i);
      states.put(key, packed == null ? step.view(key).newState() : step.view(key).decode(packed));
    }
  }
}
