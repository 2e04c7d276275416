package dev.tradewind.feature.online;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states that this instance read lately, for the time when the store does not answer. */
final class RecentStates {

  /** Stands for a state of which nothing is known; no packed state is empty. */
  static final byte[] UNKNOWN = {};

  /** Stands for an entity that had no state. */
  private static final byte[] NONE = {0};

  /** What an entry takes beside the state and the entity's id, roughly. */
  private static final int ENTRY_BYTES = 160;

  private final Cache<StateKey, byte[]> states;

  /**
   * Nothing was read yet.
   *
   * @param maxBytes how much memory the states may take
   * @param lately how long a state is kept
   */
  RecentStates(long maxBytes, Duration lately, Ticker ticker) {
    this.states =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher(
                (StateKey key, byte[] state) ->
                    ENTRY_BYTES + 2 * key.entity().length() + state.length)
            .expireAfterAccess(lately)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /**
   * Keeps what was read. Most of it is kept already, and stays: what is replaced with every read
   * would not die young, which is what makes garbage dear.
   */
  void keep(List<StateKey> keys, List<byte @Nullable []> found) {
    for (int i = 0; i < keys.size(); i++) {
      StateKey key = keys.get(i);
      byte[] read = found.get(i);
      byte[] state = read == null ? NONE : read;
      if (!Arrays.equals(state, states.getIfPresent(key))) {
        states.put(key, state);
      }
    }
  }

  /**
   * What was read lately: null where there was no state, {@link #UNKNOWN} where it was not read. To
   * find it here does not make it later.
   */
  List<byte @Nullable []> find(List<StateKey> keys) {
    List<byte @Nullable []> found = new ArrayList<>(keys.size());
    for (StateKey key : keys) {
      byte[] state = states.policy().getIfPresentQuietly(key);
      found.add(state == NONE ? null : state == null ? UNKNOWN : state);
    }
    return found;
  }
}
