package dev.tradewind.training.nextitem;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.RankingDepth;
import dev.tradewind.training.report.task.RankingTask;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the held-out items stand: served mix, network alone, floor. */
final class NextItemMeasurement {

  private static final int DEPTH = 10;
  private static final ModelCard CARD =
      new ModelCard(
          "Suggesting what a shopper may take next, from what was taken before.",
          "One sequence of items a shopper. The last item is held out for the results, the one"
              + " before for choosing; a shopper with fewer than three items only trains.",
          "Measured on what shoppers took when this model did not choose what they saw: it may be"
              + " better or worse than this where it does. Items already had are left out of the"
              + " ranking, so buying again is not measured. An item that no shopper of the data has"
              + " taken is never suggested.");

  private final Ranking model;
  private final Ranking network;
  private final Ranking floor;
  private final String floorName;

  private NextItemMeasurement(Ranking model, Ranking network, Ranking floor, String floorName) {
    this.model = model;
    this.network = network;
    this.floor = floor;
    this.floorName = floorName;
  }

  /**
   * Ranks.
   *
   * @param mix weight of counting in the served scores
   */
  static NextItemMeasurement of(
      RankingEvaluation evaluation, List<LeaveOneOut.Case> test, double mix) {
    String served = RankingEvaluation.mixName(mix);
    Map<String, Ranking> rankings =
        evaluation.evaluate(
            test,
            List.of(
                RankingEvaluation.POPULARITY,
                RankingEvaluation.COUNTING,
                RankingEvaluation.NETWORK,
                served));
    Ranking popularity = rankings.get(RankingEvaluation.POPULARITY);
    Ranking counting = rankings.get(RankingEvaluation.COUNTING);
    boolean popular = popularity.ndcg() > counting.ndcg();
    return new NextItemMeasurement(
        rankings.get(served),
        rankings.get(RankingEvaluation.NETWORK),
        popular ? popularity : counting,
        popular ? RankingEvaluation.POPULARITY : RankingEvaluation.COUNTING);
  }

  private List<Metric> metrics() {
    return List.of(
        new Metric("ndcg_at_10", model.ndcg(), floor.ndcg(), floorName, true, true),
        new Metric("hit_rate_at_10", model.hitRate(), floor.hitRate(), floorName, true, false),
        new Metric("network_ndcg_at_10", network.ndcg(), floor.ndcg(), floorName, true, false));
  }

  ReportData report(RunRequest request, String fingerprint, int sequences, TrainingLog log) {
    int[] served = model.ranks();
    int[] alone = network.ranks();
    int[] simple = floor.ranks();
    List<Metric> metrics = metrics();
    Bootstrap bootstrap = Bootstrap.sized(served.length, request.seed());
    List<Comparison> comparisons =
        List.of(
            compared(
                metrics.get(0),
                "1 / log2(place + 1) of the right item, 0 beyond the tenth place; the mean.",
                bootstrap,
                gains(served),
                gains(simple)),
            compared(
                metrics.get(1),
                "Share of shoppers whose next item is among the first ten.",
                bootstrap,
                hits(served),
                hits(simple)),
            compared(
                metrics.get(2),
                "The network alone, without the counts that it is mixed with.",
                bootstrap,
                gains(alone),
                gains(simple)));
    Map<String, int[]> ranks = new LinkedHashMap<>();
    ranks.put("model as served", served);
    ranks.put(floorName, simple);
    ranks.put("network alone", alone);
    Header header =
        Header.of(
            request,
            "next-item",
            "The next item that a shopper takes",
            "shoppers",
            sequences,
            served.length,
            fingerprint,
            log);
    return RunReport.of(header, comparisons)
        .log(log)
        .results(List.of(RankingTask.section(ranks)))
        .card(CARD)
        .build();
  }

  private static Comparison compared(
      Metric metric, String meaning, Bootstrap bootstrap, double[] values, double[] simple) {
    return Comparison.of(
        metric, meaning, values.length, bootstrap, Bootstrap.mean(values), Bootstrap.mean(simple));
  }

  private static double[] gains(int[] ranks) {
    return Arrays.stream(ranks)
        .mapToDouble(rank -> rank < DEPTH ? RankingDepth.gain(rank) : 0)
        .toArray();
  }

  private static double[] hits(int[] ranks) {
    return Arrays.stream(ranks).mapToDouble(rank -> rank < DEPTH ? 1 : 0).toArray();
  }
}
