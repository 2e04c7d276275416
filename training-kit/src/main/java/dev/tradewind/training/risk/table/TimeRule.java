package dev.tradewind.training.risk.table;

import dev.tradewind.training.data.table.Profile;
import dev.tradewind.training.run.RunFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which column says when a row was: the one that is named; or else the first of ISO 8601 moments
 * without a gap; or else the first of numbers with "time" in its name that never fall down the
 * file, or are seconds or milliseconds since 1970.
 */
final class TimeRule {

  private static final String NONE = "none";

  private TimeRule() {}

  /**
   * Chooses.
   *
   * @param named by the run's parameter; {@value #NONE} for no column; empty where nothing is said
   */
  static Optional<Profile> choose(List<Profile> columns, Profile label, String named) {
    if (named.equalsIgnoreCase(NONE)) {
      return Optional.empty();
    }
    if (!named.isEmpty()) {
      Profile column = Columns.named(columns, "time", named);
      if (column == label || !column.isComplete() || !(column.isMoment() || column.isNumber())) {
        throw RunFailure.parameter(
            "time: column "
                + column.name()
                + " (expected: moments yyyy-mm-dd hh:mm:ss or numbers, none missing)");
      }
      return Optional.of(column);
    }
    return columns.stream()
        .filter(column -> column != label && column.isMoment() && column.isComplete())
        .findFirst()
        .or(
            () ->
                columns.stream()
                    .filter(column -> column != label && column.runsLikeTime())
                    .filter(column -> column.name().toLowerCase(Locale.ROOT).contains("time"))
                    .findFirst());
  }
}
