package dev.tradewind.inference.experiment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One subject of one experiment, from its first exposure until its window is over. */
final class Subject {

  /** Rankings that may still be chosen from; what was shown before them counts as not chosen. */
  private static final int RANKINGS = 64;

  final String id;
  final Instant until;
  private final String arm;
  private final List<String> rankings = new ArrayList<>();
  private boolean mixed;
  private long exposures;
  private long clicks;
  private boolean carted;
  private boolean bought;
  private double revenue;

  Subject(String id, String arm, Instant until) {
    this.id = id;
    this.arm = arm;
    this.until = until;
  }

  void exposed(String met, String ranking) {
    mixed |= !arm.equals(met);
    exposures++;
    if (!ranking.isEmpty()) {
      rankings.add(ranking);
      if (rankings.size() > RANKINGS) {
        rankings.remove(0);
      }
    }
  }

  /** A ranking counts once, however much of it is chosen. */
  void chose(String ranking) {
    if (rankings.remove(ranking)) {
      clicks++;
    }
  }

  void carted() {
    carted = true;
  }

  void bought(double amount) {
    bought = true;
    revenue += amount;
  }

  String arm() {
    return arm;
  }

  /** Whether it met another arm too: then it says nothing of either. */
  boolean isMixed() {
    return mixed;
  }

  double numerator(Metric metric) {
    return switch (metric) {
      case CLICK_RATE -> clicks;
      case CART_RATE -> carted ? 1 : 0;
      case CONVERSION -> bought ? 1 : 0;
      case REVENUE -> revenue;
      case FALLBACK_RATE, LATENCY -> 0;
    };
  }

  double denominator(Metric metric) {
    return metric == Metric.CLICK_RATE ? exposures : 1;
  }
}
