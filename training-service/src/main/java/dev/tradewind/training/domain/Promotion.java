package dev.tradewind.training.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a new version becomes the champion, decided by its metrics.
 *
 * @param promoted whether it does
 * @param reason {@code promoted}, or why not, in words
 */
public record Promotion(boolean promoted, String reason) {

  /** The alias that the version in service has. */
  public static final String CHAMPION = "champion";

  /**
   * The rule: exactly one metric is primary, and it is not worse than its floor. A network that
   * loses against counting is not worth its electricity.
   */
  public static Promotion of(List<Metric> metrics) {
    List<Metric> primaries = metrics.stream().filter(Metric::primary).toList();
    if (primaries.size() != 1) {
      return new Promotion(
          false,
          "not promoted: " + primaries.size() + " of the metrics are primary (expected: one)");
    }
    return of(primaries.get(0));
  }

  private static Promotion of(Metric primary) {
    if (primary.reachesFloor()) {
      return new Promotion(true, "promoted");
    }
    return new Promotion(
        false,
        String.format(
            Locale.ROOT,
            "not promoted: %s is %.4f, worse than %.4f of %s (%s is better)",
            primary.name(),
            primary.value(),
            primary.floor(),
            Optional.of(primary.floorName()).filter(name -> !name.isEmpty()).orElse("its floor"),
            primary.higherIsBetter() ? "more" : "less"));
  }
}
