package dev.tradewind.training.risk;

import dev.tradewind.training.report.measure.RankedScores;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Held-out payments in the order of a score, and the cards of each day, sorted once: see {@link
 * RankedScores}.
 */
final class RankedPayments {

  /** How many cards a day are looked at. */
  private static final int LOOKED_AT = 100;

  private final RankedScores ranked;
  private final int size;
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
    size = some.length;
    boolean[] frauds = payments.truth(some);
    ranked = new RankedScores(scores, frauds);
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
    return ranked.all();
  }

  /** See {@link RankedScores#area}. */
  double area(int[] drawn) {
    return ranked.area(drawn);
  }

  /** See {@link RankedScores#averagePrecision}. */
  double averagePrecision(int[] drawn) {
    return ranked.averagePrecision(drawn);
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

  private int[] times(int[] drawn) {
    int[] times = new int[size];
    Arrays.stream(drawn).forEach(index -> times[index]++);
    return times;
  }
}
