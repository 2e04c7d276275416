package dev.tradewind.feature.aggregate.domain;

/**
 * What is kept of an entity's events for one feature. It depends on which events were added, never
 * on their order.
 */
sealed interface FeatureState permits TiledState, LatestState {

  /** Counts a line of an event. */
  void add(EventFact event, int line);

  /** Drops what no window can reach from the entity's newest event on, lateness included. */
  void forget(long newest);

  /** Adds what another state of the same feature has seen of other events. */
  void merge(FeatureState other);

  /** The value as of a moment (microseconds), which lies after all events added. */
  Value read(long asOf);

  void write(ByteWriter out);

  void readFrom(ByteReader in);
}
