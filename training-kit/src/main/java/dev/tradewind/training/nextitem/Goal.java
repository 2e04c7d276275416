package dev.tradewind.training.nextitem;

import dev.tradewind.training.report.measure.RankingDepth;

/** What a ranking is good for: how much a right item at a place is worth. */
public enum Goal {
  /** NDCG@10 and hit rate@10, as of recommendations to shoppers. */
  SHOPPERS(
      10,
      "ndcg_at_10",
      "NDCG@10",
      "1 / log2(place + 1) of the right item, 0 beyond the tenth place; the mean.",
      "hit_rate_at_10",
      "Share of shoppers whose next item is among the first ten.") {
    @Override
    double gain(int rank) {
      return RankingDepth.gain(rank);
    }
  },
  /** MRR@20 and precision@20, as of sessions without a login. */
  SESSIONS(
      20,
      "mrr_at_20",
      "MRR@20",
      "1 / place of the right item, 0 beyond the twentieth place; the mean.",
      "precision_at_20",
      "Share of questions whose next item is among the first twenty.") {
    @Override
    double gain(int rank) {
      return 1.0 / (rank + 1);
    }
  };

  private final int depth;
  private final String metric;
  private final String title;
  private final String meaning;
  private final String hitMetric;
  private final String hitMeaning;

  Goal(
      int depth, String metric, String title, String meaning, String hitMetric, String hitMeaning) {
    this.depth = depth;
    this.metric = metric;
    this.title = title;
    this.meaning = meaning;
    this.hitMetric = hitMetric;
    this.hitMeaning = hitMeaning;
  }

  abstract double gain(int rank);

  /**
   * What a right item is worth.
   *
   * @param rank from 0
   * @return 0 to 1
   */
  public double worth(int rank) {
    return rank < depth ? gain(rank) : 0;
  }

  /** Whether a right item is found at all: 1 or 0. */
  double hit(int rank) {
    return rank < depth ? 1 : 0;
  }

  /** Name of the metric that is the mean worth. */
  public String metric() {
    return metric;
  }

  String title() {
    return title;
  }

  String meaning() {
    return meaning;
  }

  String hitMetric() {
    return hitMetric;
  }

  String hitMeaning() {
    return hitMeaning;
  }
}
