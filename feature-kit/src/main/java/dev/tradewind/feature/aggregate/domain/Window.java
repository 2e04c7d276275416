package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.FeatureSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * A stretch of time before a moment, its start rounded down to a tile.
 *
 * @param length microseconds
 */
record Window(long length, TileSize tiles) {

  /** How late an event may come and still be counted in every window it belongs to, as in GA4. */
  private static final long LATENESS = Micros.of(Duration.ofDays(3));

  static Window of(FeatureSpec feature) {
    return new Window(Micros.of(feature.window().orElseThrow()), TileSize.of(feature));
  }

  /** Empty for a feature of all time. */
  static Optional<Window> ofOptional(FeatureSpec feature) {
    return feature.window().isPresent() ? Optional.of(of(feature)) : Optional.empty();
  }

  /** The first tile that counts at the moment. */
  long firstTile(long moment) {
    return tiles.tileOf(moment - length);
  }

  /** The earliest time that counts at the moment. */
  long start(long moment) {
    return tiles.startOf(firstTile(moment));
  }

  /** The first tile that a state must keep whose newest event is at the moment. */
  long firstKeptTile(long newest) {
    return tiles.tileOf(newest - length - LATENESS);
  }

  /** The earliest time that a state must keep whose newest event is at the moment. */
  long firstKept(long newest) {
    return tiles.startOf(firstKeptTile(newest));
  }
}
