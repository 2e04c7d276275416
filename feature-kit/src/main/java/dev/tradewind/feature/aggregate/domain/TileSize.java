package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import java.time.Duration;

/** The grain that a window moves by. Tiles are aligned to UTC and numbered from 1970. */
enum TileSize {
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  private static final Duration LONGEST_BY_MINUTE = Duration.ofHours(2);
  private static final Duration LONGEST_BY_HOUR = Duration.ofDays(7);

  private final long micros;

  TileSize(Duration length) {
    this.micros = Micros.of(length);
  }

  /** As FeatureDefinition.window promises; a series of days needs no finer grain than days. */
  static TileSize of(FeatureSpec feature) {
    Duration window = feature.window().orElseThrow();
    if (feature.aggregation() == Aggregation.DAILY_SERIES) {
      return DAY;
    }
    if (window.compareTo(LONGEST_BY_MINUTE) <= 0) {
      return MINUTE;
    }
    return window.compareTo(LONGEST_BY_HOUR) <= 0 ? HOUR : DAY;
  }

  /** What a tile adds. */
  FeatureTile tile(long tile, Value value) {
    return new FeatureTile(startOf(tile), startOf(tile + 1), value);
  }

  long tileOf(long moment) {
    return Math.floorDiv(moment, micros);
  }

  long startOf(long tile) {
    return tile * micros;
  }
}
