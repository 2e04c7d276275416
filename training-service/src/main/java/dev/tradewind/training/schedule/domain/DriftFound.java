package dev.tradewind.training.schedule.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far features have moved.
 *
 * @param features each feature that there were enough values of
 */
public record DriftFound(List<FeatureIndex> features) {

  /**
   * A feature's population stability index.
   *
   * @param feature as {@code view:feature}
   * @param psi the index
   */
  public record FeatureIndex(String feature, double psi) {}

  public DriftFound {
    features = List.copyOf(features);
  }

  /** Why a run is started; empty where nothing has drifted that far. */
  public Optional<String> reason(double threshold) {
    return worst()
        .filter(feature -> feature.psi() > threshold)
        .map(feature -> "drift: " + words(feature) + ", above " + number(threshold));
  }

  /** Why none is. */
  public String calm(double threshold) {
    return worst()
        .map(feature -> "no drift: " + words(feature) + ", not above " + number(threshold))
        .orElse("no drift can be told: too few values to compare");
  }

  private Optional<FeatureIndex> worst() {
    return features.stream()
        .filter(feature -> Double.isFinite(feature.psi()))
        .max(Comparator.comparingDouble(FeatureIndex::psi));
  }

  private static String words(FeatureIndex feature) {
    return feature.feature() + " has a population stability index of " + number(feature.psi());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
