package dev.tradewind.training.searchrank;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Judgements by query, and how well an order of each query's items is. Queries whose items are all
 * as relevant have no order to be right: they are not measured.
 */
final class Queries {

  private static final int DEPTH = 10;
  private static final double LN2 = Math.log(2);

  private final double[] relevance;
  private final int[] numbers;
  private final List<int[]> ordered;

  private Queries(double[] relevance, int[] numbers, List<int[]> ordered) {
    this.relevance = relevance;
    this.numbers = numbers;
    this.ordered = ordered;
  }

  static Queries of(List<Judgement> judgements) {
    Map<String, Integer> known = new LinkedHashMap<>();
    int[] numbers = new int[judgements.size()];
    double[] relevance = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          known.computeIfAbsent(SearchSplit.key(judgements.get(i).query()), key -> known.size());
      relevance[i] = judgements.get(i).relevance();
    }
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      members.computeIfAbsent(numbers[i], key -> new java.util.ArrayList<>()).add(i);
    }
    List<int[]> ordered =
        members.values().stream()
            .map(own -> own.stream().mapToInt(Integer::intValue).toArray())
            .filter(own -> Arrays.stream(own).mapToDouble(i -> relevance[i]).distinct().count() > 1)
            .toList();
    return new Queries(relevance, numbers, ordered);
  }

  /** Queries whose items are not all as relevant. */
  int ordered() {
    return ordered.size();
  }

  int size() {
    return relevance.length;
  }

  /** Number of the query of a judgement, from 0. */
  int number(int judgement) {
    return numbers[judgement];
  }

  double relevance(int judgement) {
    return relevance[judgement];
  }

  /**
   * Of each query that is measured, the normalised discounted cumulative gain of its first ten
   * items (Burges et al. 2005): gain 2^relevance - 1, discount log2(place + 1), one where the order
   * is the best there is. Items of one score stand in the mean of their places' discounts.
   */
  double[] ndcg(double[] scores) {
    return ordered.stream().mapToDouble(own -> ndcg(own, scores)).toArray();
  }

  private double ndcg(int[] own, double[] scores) {
    double[] gains = Arrays.stream(own).mapToDouble(i -> gain(relevance[i])).toArray();
    int[] order =
        IntStream.range(0, own.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[own[i]]))
            .mapToInt(Integer::intValue)
            .toArray();
    double got = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      double sum = 0;
      double discounts = 0;
      while (to < order.length && scores[own[order[to]]] == scores[own[order[from]]]) {
        sum += gains[order[to]];
        discounts += discount(to);
        to++;
      }
      got += sum * discounts / (to - from);
      from = to;
    }
    Arrays.sort(gains);
    double best = 0;
    for (int place = 0; place < gains.length; place++) {
      best += gains[gains.length - 1 - place] * discount(place);
    }
    return got / best;
  }

  /** Relevance may be below zero in somebody's scale: what is gained is not. */
  private static double gain(double relevance) {
    return Math.max(0, Math.expm1(relevance * LN2));
  }

  private static double discount(int place) {
    return place < DEPTH ? LN2 / Math.log(place + 2) : 0;
  }

  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
