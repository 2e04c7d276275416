package dev.tradewind.feature.aggregate.domain;

import java.util.List;

/**
 * What is kept of an entity's events for one feature. It depends on which lines were added, never
 * on their order.
 */
sealed interface FeatureState
    permits TiledState, LatestState, SinceState, DistinctState, QuantileState, KeyedState {

  /** Counts a line that passed the feature's filter. */
  void add(LoggedLine line);

  /** Drops what no window can reach from the entity's newest event on, lateness included. */
  void forget(long newest);

  /** Adds what another state of the same feature has seen of other events. */
  void merge(FeatureState other);

  /** The value as of a moment (microseconds), which lies after all events added. */
  Value read(long asOf);

  /** The tiles that count at a moment, oldest first; empty where there are none. */
  List<FeatureTile> tiles(long asOf);

  void write(ByteWriter out);

  void readFrom(ByteReader in);

  /**
   * Reads no more than {@link #read} and {@link #merge} need for one moment: the state is good for
   * nothing else.
   */
  default void readFrom(ByteReader in, long asOf) {
    readFrom(in);
  }
}
