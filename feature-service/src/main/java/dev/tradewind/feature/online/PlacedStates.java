package dev.tradewind.feature.online;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packed states, and the place in the log that they stand for.
 *
 * @param states one for each key asked; null where there is none
 * @param positions of each partition the first offset that is not in the states
 */
public record PlacedStates(List<byte @Nullable []> states, List<Long> positions) {

  public PlacedStates {
    states = Collections.unmodifiableList(states);
    positions = List.copyOf(positions);
  }
}
