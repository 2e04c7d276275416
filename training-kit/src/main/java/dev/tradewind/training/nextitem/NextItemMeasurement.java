package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.ItemAttributes;
import dev.tradewind.training.data.Sequences;
import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.task.RankingTask;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Where the held-out items stand: served mix, network alone, floor. */
final class NextItemMeasurement {

  private static final String PURPOSE =
      "Suggesting what a shopper may take next, from what was taken before.";
  private static final String LIMITS =
      "Measured on what shoppers took when this model did not choose what they saw: it may be"
          + " better or worse than this where it does. An item that no shopper of the data has"
          + " taken is never suggested.";
  private static final ModelCard SHOPPERS =
      new ModelCard(
          PURPOSE,
          "One sequence of items a shopper. The last item is held out for the results, the one"
              + " before for choosing; a shopper with fewer than three items only trains.",
          LIMITS + " Items already had are left out of the ranking: buying again is not measured.");
  private static final ModelCard SESSIONS =
      new ModelCard(
          PURPOSE,
          "One sequence of items a session, in the order of time. The last sessions are held out"
              + " for choosing; the results are of sessions that are given beside them.",
          LIMITS);

  private final SequenceSplit split;
  private final Mixture mixture;
  private final Ranking model;
  private final Ranking network;
  private final Ranking floor;
  private final String floorName;

  private NextItemMeasurement(
      SequenceSplit split,
      Mixture mixture,
      Ranking model,
      Ranking network,
      Ranking floor,
      String floorName) {
    this.split = split;
    this.mixture = mixture;
    this.model = model;
    this.network = network;
    this.floor = floor;
    this.floorName = floorName;
  }

  /**
   * Ranks.
   *
   * @param split of which the test is asked
   * @param mixture of the served scores
   */
  static NextItemMeasurement of(
      RankingEvaluation evaluation, SequenceSplit split, Mixture mixture) {
    String served = evaluation.add(List.of(mixture)).get(0);
    Map<String, Ranking> rankings =
        evaluation.evaluate(
            split,
            split.test(),
            List.of(
                RankingEvaluation.POPULARITY,
                RankingEvaluation.COUNTING,
                RankingEvaluation.NETWORK,
                served));
    Ranking popularity = rankings.get(RankingEvaluation.POPULARITY);
    Ranking counting = rankings.get(RankingEvaluation.COUNTING);
    boolean popular = popularity.mean(split.goal()) > counting.mean(split.goal());
    return new NextItemMeasurement(
        split,
        mixture,
        rankings.get(served),
        rankings.get(RankingEvaluation.NETWORK),
        popular ? popularity : counting,
        popular ? RankingEvaluation.POPULARITY : RankingEvaluation.COUNTING);
  }

  /**
   * What a person reads of it.
   *
   * @param logged golden requests that callers have asked
   */
  ReportData report(
      RunRequest request, String fingerprint, Sequences data, int logged, TrainingLog log) {
    Goal goal = split.goal();
    int[] served = model.ranks();
    int[] alone = network.ranks();
    int[] simple = floor.ranks();
    Bootstrap bootstrap = Bootstrap.sized(served.length, request.seed());
    List<Comparison> comparisons =
        List.of(
            compared(goal.metric(), true, goal.meaning(), bootstrap, model, goal::worth),
            compared(goal.hitMetric(), false, goal.hitMeaning(), bootstrap, model, goal::hit),
            compared(
                "network_" + goal.metric(),
                false,
                "The network alone, without the counts that it is mixed with.",
                bootstrap,
                network,
                goal::worth));
    Map<String, int[]> ranks = new LinkedHashMap<>();
    ranks.put("model as served", served);
    ranks.put(floorName, simple);
    ranks.put("network alone", alone);
    Header header =
        Header.of(
            request,
            "next-item",
            "The next item that a shopper takes",
            split.masked() ? "shoppers" : "sessions",
            data.sequences().size(),
            served.length,
            fingerprint,
            log);
    return RunReport.of(header, comparisons)
        .log(log)
        .results(List.of(RankingTask.section(questions(), ranks)))
        .card(card(data.attributes(), logged))
        .build();
  }

  private ModelCard card(ItemAttributes attributes, int logged) {
    ModelCard card = split.masked() ? SHOPPERS : SESSIONS;
    String data = card.data() + " Mixed as validation chose: " + mixture.title() + ".";
    if (!attributes.isEmpty()) {
      data +=
          String.format(
              Locale.ROOT,
              " %,d attributes of %,d items were learned from.",
              attributes.kinds(),
              attributes.itemsKnown());
    }
    if (logged > 0) {
      data += " Of the golden requests " + logged + " are as callers have asked them.";
    }
    return new ModelCard(card.intendedUse(), data, card.limits());
  }

  /** What was asked, in words. */
  private String questions() {
    if (!split.masked()) {
      return "Each case is a place in a later session; the whole catalogue is ranked, items of the"
          + " session among it.";
    }
    String text =
        "Each case is a shopper whose last item was kept back; the whole catalogue is ranked,"
            + " items already had left out.";
    if (split.gaps() > 0) {
      text +=
          String.format(
              Locale.ROOT,
              " Of %,d cases, %,d lack the item before the one that is asked for.",
              split.test().size(),
              split.gaps());
    }
    if (split.repeats() > 0) {
      text +=
          String.format(
              Locale.ROOT, " Not asked: %,d whose last item was not a new one.", split.repeats());
    }
    return text;
  }

  private Comparison compared(
      String name,
      boolean primary,
      String meaning,
      Bootstrap bootstrap,
      Ranking ranking,
      IntToDoubleFunction worth) {
    double[] values = ranking.values(worth);
    double[] simple = floor.values(worth);
    Metric metric = new Metric(name, mean(values), mean(simple), floorName, true, primary);
    return Comparison.of(
        metric, meaning, values.length, bootstrap, Bootstrap.mean(values), Bootstrap.mean(simple));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
