package dev.tradewind.inference.predictionlog.domain;

import java.util.EnumSet;
import java.util.Set;

/** A ranking whose window is open, and what has come of it so far. */
final class OpenRanking {

  private final ShownRanking ranking;
  private final VersionTally tally;
  private final Set<Step> steps = EnumSet.noneOf(Step.class);
  private int firstClick;

  OpenRanking(ShownRanking ranking, VersionTally tally) {
    this.ranking = ranking;
    this.tally = tally;
  }

  /** Where it is counted. */
  VersionTally tally() {
    return tally;
  }

  ShownRanking ranking() {
    return ranking;
  }

  Set<Step> steps() {
    return steps;
  }

  /** The place of the item that was clicked first; 0 where none was. */
  int firstClick() {
    return firstClick;
  }

  void took(Step step, String item) {
    steps.add(step);
    if (step == Step.CLICKED && firstClick == 0) {
      firstClick = ranking.rank(item);
    }
  }
}
