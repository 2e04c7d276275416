package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.online.StateKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states that a follower stored last. They are those of the store for as long as every step is
 * stored at the position that it expects; whenever one is not, all are forgotten. Shoppers come in
 * visits and items in fashions, so that most states that a step touches are here.
 */
final class StateCache {

  private static final float LOAD_FACTOR = 0.75f;

  private final Map<StateKey, EntityState> states;

  StateCache(int maxStates) {
    this.states =
        new LinkedHashMap<>(16, LOAD_FACTOR, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<StateKey, EntityState> eldest) {
            return size() > maxStates;
          }
        };
  }

  synchronized @Nullable EntityState get(StateKey key) {
    return states.get(key);
  }

  synchronized void putAll(Map<StateKey, EntityState> stored) {
    states.putAll(stored);
  }

  synchronized void forget() {
    states.clear();
  }
}
