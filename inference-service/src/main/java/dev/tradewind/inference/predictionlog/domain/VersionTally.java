package dev.tradewind.inference.predictionlog.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of one version while they grow. */
final class VersionTally {

  private final long version;
  private final Map<Step, Long> steps = new EnumMap<>(Step.class);
  private final RunningMean reciprocalRanks = new RunningMean();
  private final List<RankingTally> rankings = RankingTally.all();
  private final BinaryTally binary = new BinaryTally();
  private final NumericTally numeric = new NumericTally();
  private long closed;
  private long pending;
  private long cutShort;
  private long calls;

  VersionTally(long version) {
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
    reciprocalRanks.add(ranking.firstClick() == 0 ? 0 : 1.0 / ranking.firstClick());
    rankings.forEach(tally -> tally.add(ranking.firstClick()));
  }

  void called() {
    calls++;
  }

  void turnedOut(float score, Label label) {
    if (label instanceof Label.Happened happened) {
      binary.add(score, happened.came());
    } else if (label instanceof Label.Amount amount) {
      numeric.add(score, amount.value());
    }
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
        shares,
        reciprocalRanks.estimate().within(0, 1),
        rankings.stream().map(RankingTally::outcomes).toList(),
        calls,
        binary.outcomes(),
        numeric.outcomes());
  }
}
