package dev.tradewind.feature.statistics;

import dev.tradewind.feature.online.CellStatus;
import dev.tradewind.feature.statistics.domain.Observation;
import dev.tradewind.feature.statistics.domain.Observation.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Served rows, feature by feature. */
final class ServedCells {

  private static final long MICROS_PER_MILLI = 1000;

  private ServedCells() {}

  /**
   * The cells of some features.
   *
   * @param wanted empty means all that were served
   */
  static Map<String, List<Observation>> of(Collection<ServedRow> rows, List<String> wanted) {
    Map<String, List<Observation>> cells = new TreeMap<>();
    wanted.forEach(feature -> cells.put(feature, new ArrayList<>()));
    for (ServedRow row : rows) {
      for (int column = 0; column < row.features().size(); column++) {
        String feature = row.features().get(column);
        if (wanted.isEmpty() || cells.containsKey(feature)) {
          cells.computeIfAbsent(feature, any -> new ArrayList<>()).add(observation(row, column));
        }
      }
    }
    return cells;
  }

  private static Observation observation(ServedRow row, int column) {
    OptionalLong newest = row.row().newest().get(column);
    return new Observation(
        row.row().values().get(column),
        standing(row.row().statuses().get(column)),
        newest.isPresent() ? Math.max(0, row.asOf() - newest.getAsLong()) / MICROS_PER_MILLI : -1);
  }

  private static Standing standing(CellStatus status) {
    return switch (status) {
      case PRESENT, NULL_VALUE -> Standing.FRESH;
      case NOT_FOUND -> Standing.NOT_FOUND;
      case STALE, OUTSIDE_MAX_AGE, UNAVAILABLE -> Standing.STALE;
    };
  }
}
