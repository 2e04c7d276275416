package dev.tradewind.training.risk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Held-out payments in the order of a score, sorted once: so that a measure of any draw of them
 * (with repeats) takes one pass and no sorting, and intervals over draws are cheap.
 */
final class RankedPayments {

  /** How many cards a day are looked at. */
  private static final int LOOKED_AT = 100;

  private final double[] scores;
  private final boolean[] frauds;
  private final int[] falling;
  private final List<List<CardDay>> days;

  /** A card on a day, with its highest score. */
  private record CardDay(int card, double score, boolean fraud, int first) {}

  /**
   * Sorts.
   *
   * @param some indices of the payments
   * @param scores of these
   */
  RankedPayments(Payments payments, int[] some, double[] scores) {
    this.scores = scores;
    frauds = payments.truth(some);
    falling =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    Map<Integer, Map<Integer, CardDay>> byDay = new TreeMap<>();
    for (int i = 0; i < some.length; i++) {
      int card = payments.cards()[some[i]];
      CardDay one = new CardDay(card, scores[i], frauds[i], i);
      byDay
          .computeIfAbsent(payments.days()[some[i]], day -> new HashMap<>())
          .merge(card, one, RankedPayments::join);
    }
    days =
        byDay.values().stream()
            .map(
                cards ->
                    cards.values().stream()
                        .sorted(
                            Comparator.comparingDouble((CardDay day) -> -day.score())
                                .thenComparingInt(CardDay::first))
                        .toList())
            .toList();
  }

  private static CardDay join(CardDay a, CardDay b) {
    return new CardDay(
        a.card, Math.max(a.score, b.score), a.fraud || b.fraud, Math.min(a.first, b.first));
  }

  int[] all() {
    return IntStream.range(0, scores.length).toArray();
  }

  /** Area under the ROC curve: ties count half. NaN where there is one kind only. */
  double area(int[] drawn) {
    int[] times = times(drawn);
    double area = 0;
    double hits = 0;
    double alarms = 0;
    for (int from = 0; from < falling.length; ) {
      int to = tieEnd(from);
      double newHits = 0;
      double newAlarms = 0;
      for (int i = from; i < to; i++) {
        if (frauds[falling[i]]) {
          newHits += times[falling[i]];
        } else {
          newAlarms += times[falling[i]];
        }
      }
      area += newAlarms * (hits + newHits / 2);
      hits += newHits;
      alarms += newAlarms;
      from = to;
    }
    return hits == 0 || alarms == 0 ? Double.NaN : area / (hits * alarms);
  }

  /** Average precision, without interpolation; NaN where there is no fraud. */
  double averagePrecision(int[] drawn) {
    int[] times = times(drawn);
    double sum = 0;
    double hits = 0;
    double seen = 0;
    for (int from = 0; from < falling.length; ) {
      int to = tieEnd(from);
      double newHits = 0;
      for (int i = from; i < to; i++) {
        seen += times[falling[i]];
        newHits += frauds[falling[i]] ? times[falling[i]] : 0;
      }
      hits += newHits;
      sum += newHits == 0 ? 0 : newHits * hits / seen;
      from = to;
    }
    return hits == 0 ? Double.NaN : sum / hits;
  }

  /**
   * Card precision at 100, as the Fraud Detection Handbook defines it (chapter 4, "Precision top-k
   * metrics"): each day the 100 cards of the highest score are looked at, and what is found is not
   * looked at again on later days; the share of them that had a fraud on that day, its mean over
   * the days. On a day of fewer cards all are looked at.
   */
  double cardPrecision(int[] drawn) {
    int[] times = times(drawn);
    Set<Integer> found = new HashSet<>();
    double sum = 0;
    for (List<CardDay> day : days) {
      int looked = 0;
      int hits = 0;
      for (CardDay one : day) {
        // A card is drawn as a whole: any of its payments says how often.
        int own = Math.min(times[one.first()], LOOKED_AT - looked);
        if (own > 0 && !found.contains(one.card())) {
          looked += own;
          if (one.fraud()) {
            hits += own;
            found.add(one.card());
          }
        }
      }
      sum += looked == 0 ? 0 : (double) hits / looked;
    }
    return sum / days.size();
  }

  private int tieEnd(int from) {
    int to = from + 1;
    while (to < falling.length && scores[falling[to]] == scores[falling[from]]) {
      to++;
    }
    return to;
  }

  private int[] times(int[] drawn) {
    int[] times = new int[scores.length];
    Arrays.stream(drawn).forEach(index -> times[index]++);
    return times;
  }
}
