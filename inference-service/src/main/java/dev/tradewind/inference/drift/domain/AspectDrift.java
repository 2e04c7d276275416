package dev.tradewind.inference.drift.domain;

import java.util.List;

/**
 * How one aspect of what a version is asked or answers has moved.
 *
 * @param aspect as {@code input.history}, {@code input.history.length}, {@code
 *     output.model.scores}, {@code feature.view:name.status}
 * @param referenceShoppers shoppers of the reference that have any element
 * @param shoppers of the window that have any
 * @param stabilityIndex population stability index, from 0
 * @param stabilityIndexByChance what it would be on average if nothing had moved
 * @param distance Jensen-Shannon's, 0 to 1
 * @param distanceByChance what it would be on average if nothing had moved
 * @param p how likely so great a distance is if nothing has moved: of this aspect in this window
 * @param alarm whether it has moved beyond chance, and by enough to matter
 * @param bins what moved where
 */
public record AspectDrift(
    String aspect,
    int referenceShoppers,
    int shoppers,
    double stabilityIndex,
    double stabilityIndexByChance,
    double distance,
    double distanceByChance,
    double p,
    boolean alarm,
    List<BinShare> bins) {

  /**
   * A bin.
   *
   * @param label what it holds, in words
   * @param before its share of the reference, 0 to 1
   * @param now its share of the window, 0 to 1
   */
  public record BinShare(String label, double before, double now) {}

  public AspectDrift {
    bins = List.copyOf(bins);
  }

  /** How much further it has moved than chance would have it. */
  public double beyondChance() {
    return stabilityIndex - stabilityIndexByChance;
  }

  AspectDrift alarming() {
    return new AspectDrift(
        aspect,
        referenceShoppers,
        shoppers,
        stabilityIndex,
        stabilityIndexByChance,
        distance,
        distanceByChance,
        p,
        true,
        bins);
  }
}
