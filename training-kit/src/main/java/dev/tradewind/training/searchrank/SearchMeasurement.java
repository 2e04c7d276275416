package dev.tradewind.training.searchrank;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.run.Metric;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What is said to held-out queries, beside the floor.
 *
 * @param model relevance of each pair
 * @param floor the same
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record SearchMeasurement(SearchPart test, double[] model, double[] floor, long seed) {

  List<Comparison> comparisons() {
    double[] ranked = test.queries().ndcg(model);
    double[] simple = test.queries().ndcg(floor);
    Bootstrap queries = Bootstrap.sized(ranked.length, seed);
    int[] groups = IntStream.range(0, test.size()).map(test.queries()::number).toArray();
    Bootstrap pairs = Bootstrap.sized(test.size(), seed);
    return List.of(
        Comparison.of(
            new Metric(
                "ndcg_at_10",
                Queries.mean(ranked),
                Queries.mean(simple),
                Bm25Floor.NAME,
                true,
                true),
            "How good the order of a query's first ten items is (gain 2^relevance - 1), 1 at best;"
                + " the mean over queries whose items are not all as relevant.",
            ranked.length,
            queries,
            Bootstrap.mean(ranked),
            Bootstrap.mean(simple)),
        Comparison.of(
            new Metric("rmse", test.rmse(model), test.rmse(floor), Bm25Floor.NAME, false, false),
            "How far the relevance that is said is off: the root of the mean square.",
            null,
            statistic -> pairs.overGroups(groups, statistic),
            rmse(model),
            rmse(floor)));
  }

  private ToDoubleFunction<int[]> rmse(double[] said) {
    return drawn -> {
      double sum = 0;
      for (int pair : drawn) {
        double miss = said[pair] - test.queries().relevance(pair);
        sum += miss * miss;
      }
      return Math.sqrt(sum / drawn.length);
    };
  }

  /** What an order by chance comes to, as the mean over all of them. */
  double byChance() {
    return Queries.mean(test.queries().ndcg(new double[test.size()]));
  }
}
