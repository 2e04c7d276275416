package dev.tradewind.inference.predictionlog.domain;

import java.util.EnumMap;
import java.util.Map;

/**
 * What came of the rankings of one version.
 *
 * @param version of the model
 * @param closed rankings whose window is over; all figures but the next one are of these
 * @param pending rankings whose window is still open
 * @param cutShort of the closed, those that were closed early for want of room
 * @param steps of how many rankings an item was clicked, put into the cart, bought
 * @param meanReciprocalRank of the first click: mean of 1 / place, 0 where nothing was clicked
 */
public record VersionOutcomes(
    long version,
    long closed,
    long pending,
    long cutShort,
    Map<Step, Share> steps,
    double meanReciprocalRank) {

  /** Counts of one version while they grow. */
  static final class Counts {

    private final long version;
    private final Map<Step, Long> steps = new EnumMap<>(Step.class);
    private long closed;
    private long pending;
    private long cutShort;
    private double reciprocalRanks;

    Counts(long version) {
      this.version = version;
    }

    void open() {
      pending++;
    }

    void close(OpenRanking ranking, boolean early) {
      pending--;
      closed++;
      cutShort += early ? 1 : 0;
      ranking.steps().forEach(step -> steps.merge(step, 1L, Long::sum));
      reciprocalRanks += ranking.firstClick() == 0 ? 0 : 1.0 / ranking.firstClick();
    }

    VersionOutcomes outcomes() {
      Map<Step, Share> shares = new EnumMap<>(Step.class);
      for (Step step : Step.values()) {
        shares.put(step, new Share(steps.getOrDefault(step, 0L), closed));
      }
      return new VersionOutcomes(
          version,
          closed,
          pending,
          cutShort,
          Map.copyOf(shares),
          closed == 0 ? 0 : reciprocalRanks / closed);
    }
  }
}
