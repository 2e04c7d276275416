package dev.tradewind.feature.online;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Packed states as they were at one moment.
 *
 * @param liveGeneration id of the generation that was live at that moment
 * @param states one for each key asked; null where there is none
 */
public record StoredStates(Optional<String> liveGeneration, List<byte @Nullable []> states) {

  public StoredStates {
    states = Collections.unmodifiableList(states);
  }
}
