package dev.tradewind.inference.predictionlog.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of the logged answers of one version.
 *
 * @param version of the model
 * @param closed rankings whose window is over; the figures of rankings are of these
 * @param pending rankings whose window is still open
 * @param cutShort of the closed, those that were closed early for want of room
 * @param steps of how many rankings an item was clicked, put into the cart, bought
 * @param meanReciprocalRank of the first click: mean of 1 / place, 0 where nothing was clicked
 * @param rankings how high the first click was
 * @param calls answers to those who asked the model itself
 * @param binary how well these foretold what happened; empty where that is known of none
 * @param numeric how far they were from the number that they foretold; empty where that is known of
 *     none
 */
public record VersionOutcomes(
    long version,
    long closed,
    long pending,
    long cutShort,
    Map<Step, Share> steps,
    Estimate meanReciprocalRank,
    List<RankingOutcomes> rankings,
    long calls,
    Optional<BinaryOutcomes> binary,
    Optional<NumericOutcomes> numeric) {

  public VersionOutcomes {
    steps = Map.copyOf(steps);
    rankings = List.copyOf(rankings);
  }
}
