package dev.tradewind.inference.decision.domain;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a shopper.
 *
 * @param readings what feeds the model, in the order in which it declares them
 * @param purchased items bought, oldest first
 */
public record ShopperHistory(List<FeatureReading> readings, List<String> purchased) {

  /** The model looks at no more than this. */
  public static final int LOOKED_AT = 50;

  /** A shopper of whom nothing is known. */
  public static final ShopperHistory NONE = new ShopperHistory(List.of(), List.of());

  public ShopperHistory {
    readings = List.copyOf(readings);
    purchased = List.copyOf(purchased);
  }

  /**
   * The latest items to rank from, oldest first: of the first feature that has any, such as what
   * was bought or, of a shopper who has bought nothing, what was looked at. The model learned from
   * purchases, and a purchase says more than a look, so the two are not mixed; but both name items
   * of the same catalogue, and what somebody looked at still says more about them than what sells
   * best does. A value goes before any default.
   */
  public List<String> sequence() {
    List<String> all = source().map(FeatureReading::items).orElse(List.of());
    return all.subList(Math.max(0, all.size() - LOOKED_AT), all.size());
  }

  /** What is not as it should be: nothing known, a default in its place, or a value that is old. */
  public Set<Fallback> missing() {
    Set<Fallback> missing = EnumSet.noneOf(Fallback.class);
    if (sequence().isEmpty()) {
      missing.add(Fallback.NO_HISTORY);
    }
    if (source().filter(from -> from.value().isEmpty()).isPresent()) {
      missing.add(Fallback.FEATURE_DEFAULTED);
    }
    if (readings.stream().anyMatch(one -> one.standing() == FeatureStanding.STALE)) {
      missing.add(Fallback.FEATURE_STALE);
    }
    return missing;
  }

  private Optional<FeatureReading> source() {
    return readings.stream()
        .filter(one -> !one.items().isEmpty())
        .min(Comparator.comparing(one -> one.value().isEmpty()));
  }

  /** The items bought, which are not proposed again. */
  public Set<String> bought() {
    return Set.copyOf(purchased);
  }

  /** What was read, and how it was found. */
  public List<UsedFeature> features() {
    return readings.stream().map(FeatureReading::used).toList();
  }
}
