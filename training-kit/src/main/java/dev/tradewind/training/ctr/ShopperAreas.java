package dev.tradewind.training.ctr;

import dev.tradewind.training.report.measure.RankedScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order within each shopper's own impressions: the area under the ROC curve of those who have
 * some of each kind, weighted by their impressions (grouped AUC: Zhou et al. 2018).
 *
 * @param areas of each shopper
 * @param weights impressions of each
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; never compared or printed
record ShopperAreas(double[] areas, double[] weights) {

  static ShopperAreas of(int[] shoppers, double[] logits, boolean[] truth) {
    Map<Integer, List<Integer>> own = new LinkedHashMap<>();
    for (int i = 0; i < shoppers.length; i++) {
      own.computeIfAbsent(shoppers[i], key -> new ArrayList<>()).add(i);
    }
    List<double[]> all = new ArrayList<>();
    for (List<Integer> places : own.values()) {
      double[] scores = places.stream().mapToDouble(i -> logits[i]).toArray();
      boolean[] clicks = new boolean[scores.length];
      for (int i = 0; i < clicks.length; i++) {
        clicks[i] = truth[places.get(i)];
      }
      RankedScores ranked = new RankedScores(scores, clicks);
      double area = ranked.area(ranked.all());
      if (!Double.isNaN(area)) {
        all.add(new double[] {area, clicks.length});
      }
    }
    return new ShopperAreas(
        all.stream().mapToDouble(one -> one[0]).toArray(),
        all.stream().mapToDouble(one -> one[1]).toArray());
  }

  int[] all() {
    return java.util.stream.IntStream.range(0, areas.length).toArray();
  }

  double mean(int[] drawn) {
    double sum = 0;
    double weight = 0;
    for (int i : drawn) {
      sum += areas[i] * weights[i];
      weight += weights[i];
    }
    return sum / weight;
  }
}
