package dev.tradewind.inference.experiment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** And when each was received first. */
  private final Map<String, Instant> rankings = new LinkedHashMap<>();

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
      rankings.putIfAbsent(exposed.ranking(), exposed.receivedAt());
      if (rankings.size() > RANKINGS) {
        String oldest = rankings.keySet().iterator().next();
        rankings.remove(oldest);
        chosen.remove(oldest);
      }
    }
  }

  /** Counts what was done after the first exposure and within the window. */
  void acted(Action action) {
    if (!action.receivedAt().isBefore(until)) {
      return;
    }
    if (action.kind() == Action.Kind.CHOICE) {
      chose(action);
    } else if (followed(action)) {
      carted |= action.kind() == Action.Kind.CART;
      bought |= action.kind() == Action.Kind.PURCHASE;
      micros += action.micros();
    }
  }

  /**
   * A ranking counts once, however much of it is chosen. Who chooses from it has seen it, whatever
   * clocks say.
   */
  private void chose(Action action) {
    Instant shown = rankings.get(action.ranking());
    if (shown != null && isInTime(action, shown) && chosen.add(action.ranking())) {
      clicks++;
    }
  }

  private boolean followed(Action action) {
    return !action.receivedAt().isBefore(first.receivedAt())
        || (!action.at().isBefore(first.at()) && isInTime(action, first.receivedAt()));
  }

  /** What was received earlier is remembered in one order of reading and forgotten in another. */
  private static boolean isInTime(Action action, Instant exposed) {
    return !action.receivedAt().isBefore(exposed.minus(ShopperMemory.EARLY));
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
