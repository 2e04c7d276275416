package dev.tradewind.feature.online;

import com.google.protobuf.ByteString;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Where packed states are kept beside the positions that they stand for. Every method is atomic.
 * Every method fails with {@link OnlineStoreDownException} where the store does not answer.
 */
public interface OnlineStore {

  /** The live generation; empty where nothing was ever derived, or all was lost. */
  Uni<Optional<Generation>> live();

  /** All generations that there are; empty where there is no live one. */
  Uni<Optional<Generations>> generations();

  /** The definitions that a generation is derived by; empty where it is no more. */
  Uni<Optional<ByteString>> definitions(String generation);

  /**
   * Makes sure that there is a live generation: an empty one where there is none, or where the
   * positions of the one that there is are lost.
   *
   * @param candidate an id that was never used
   */
  Uni<Generations> open(String candidate, Blueprint blueprint);

  /**
   * Makes sure that a generation is being built beside the live one. One of the same shape is built
   * on; one of another shape is given up.
   *
   * @return empty where a generation of a newer revision is there: that one stays, and nothing was
   *     changed
   */
  Uni<Optional<Generation>> beginRebuild(Rebuild rebuild);

  /**
   * A generation to be built.
   *
   * @param candidate an id that was never used
   * @param insteadOf id of a generation that is given up even where its shape is the same; or empty
   * @param evenOlder whether it may take the place of generations of a newer revision
   */
  record Rebuild(String candidate, Blueprint blueprint, String insteadOf, boolean evenOlder) {}

  /**
   * Makes the generation live that is being built, unless it is behind the live one in any
   * partition; in that case the live one takes nothing for a second, so that it can be overtaken.
   * The one before is condemned.
   *
   * @param evenBehind where the live one stands for a log that is no more
   * @return whether it is live now
   */
  Uni<Boolean> promote(String generation, boolean evenBehind);

  /** Deletes what condemned generations left behind. */
  Uni<Void> deleteCondemned();

  /** The next offset to apply of each partition; empty where the generation is no more. */
  Uni<Optional<List<Long>>> positions(String generation);

  /** Reads states in one round trip. */
  Uni<StoredStates> read(String generation, List<StateKey> keys);

  /**
   * Reads states together with the positions that they stand for; empty where the generation is not
   * live.
   */
  Uni<Optional<PlacedStates>> readPlaced(String generation, List<StateKey> keys);

  /**
   * Stores states and position together, if the generation is live or being built and the position
   * is the one expected.
   */
  Uni<Commit.Outcome> commit(Commit commit);
}
