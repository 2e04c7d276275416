package dev.tradewind.inference.predictionlog.domain;

import java.util.Arrays;
import java.util.List;

/** The places of first clicks, counted as rankings close. */
final class RankingTally {

  private static final int[] PLACES = {1, 5, 10};

  private final int places;
  private final RunningMean gain = new RunningMean();
  private long hits;

  private RankingTally(int places) {
    this.places = places;
  }

  static List<RankingTally> all() {
    return Arrays.stream(PLACES).mapToObj(RankingTally::new).toList();
  }

  /**
   * A ranking.
   *
   * @param firstClick its place from 1; 0 where nothing was clicked
   */
  void add(int firstClick) {
    boolean hit = firstClick > 0 && firstClick <= places;
    hits += hit ? 1 : 0;
    gain.add(hit ? Math.log(2) / Math.log(1.0 + firstClick) : 0);
  }

  RankingOutcomes outcomes() {
    return new RankingOutcomes(places, new Share(hits, gain.count()), gain.estimate().within(0, 1));
  }
}
