package dev.tradewind.feature.online;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads packed states for those who wait: quickly, or not at all. */
@FunctionalInterface
public interface StateReader {

  /**
   * Reads states in one round trip.
   *
   * @param generation that the states belong to
   * @return fails with {@link OnlineStoreDownException} where the store does not answer in time, or
   *     has not done so lately
   */
  Uni<StoredStates> read(String generation, List<StateKey> keys);
}
