package dev.tradewind.inference.experiment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One subject of one experiment, from its first exposure until its window is over. */
final class Subject {

  /** Of one unit of the shop's currency. */
  static final double MICROS = 1e6;

  /** Rankings that may still be chosen from; what was shown before them counts as not chosen. */
  private static final int RANKINGS = 64;

  final String id;
  final Instant until;
  private final Exposed first;
  private final List<String> rankings = new ArrayList<>();
  private final Set<String> chosen = new HashSet<>();
  private PrePeriod before = PrePeriod.NONE;
  private boolean mixed;
  private long exposures;
  private long clicks;
  private boolean carted;
  private boolean bought;
  private long micros;

  Subject(Exposed first, Duration window) {
    this.id = first.subject();
    this.first = first;
    this.until = first.receivedAt().plus(window);
  }

  void knownBefore(PrePeriod known) {
    before = known;
  }

  void exposed(Exposed exposed) {
    if (!exposed.receivedAt().isBefore(until)) {
      return;
    }
    mixed |= !arm().equals(exposed.arm());
    exposures++;
    if (!exposed.ranking().isEmpty()) {
      rankings.add(exposed.ranking());
      if (rankings.size() > RANKINGS) {
        chosen.remove(rankings.remove(0));
      }
    }
  }

  /** Counts what was done after the first exposure and within the window. */
  void acted(Action action) {
    if (!action.receivedAt().isBefore(until)) {
      return;
    }
    // Who chooses from a ranking has seen it, whatever clocks say.
    if (action.kind() == Action.Kind.CHOICE) {
      chose(action.ranking());
    } else if (followed(action)) {
      carted |= action.kind() == Action.Kind.CART;
      bought |= action.kind() == Action.Kind.PURCHASE;
      micros += action.micros();
    }
  }

  /** A ranking counts once, however much of it is chosen. */
  private void chose(String ranking) {
    if (rankings.contains(ranking) && chosen.add(ranking)) {
      clicks++;
    }
  }

  private boolean followed(Action action) {
    return !action.receivedAt().isBefore(first.receivedAt()) || !action.at().isBefore(first.at());
  }

  String arm() {
    return first.arm();
  }

  PrePeriod before() {
    return before;
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
      case REVENUE -> micros / MICROS;
      case FALLBACK_RATE, LATENCY -> 0;
    };
  }

  double denominator(Metric metric) {
    return metric == Metric.CLICK_RATE ? exposures : 1;
  }
}
