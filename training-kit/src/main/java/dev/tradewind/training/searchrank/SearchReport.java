package dev.tradewind.training.searchrank;

import dev.tradewind.training.report.Explanation;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.Table;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.PermutationImportance;
import dev.tradewind.training.report.measure.Residuals;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.report.task.ForecastTask;
import dev.tradewind.training.run.RunRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a person reads of a run of the search model. */
final class SearchReport {

  private static final int MOST_PARTS = 12;
  private static final int SHUFFLED_PAIRS = 4000;
  private static final int REPEATS = 3;
  private static final int LONGEST = 5;

  private final SearchMeasurement measured;
  private final SearchInference inference;

  SearchReport(SearchMeasurement measured, SearchInference inference) {
    this.measured = measured;
    this.inference = inference;
  }

  ReportData of(
      RunRequest request, int learned, int unjudged, String fingerprint, TrainingLog log) {
    SearchPart test = measured.test();
    Header header =
        Header.of(
            request,
            "search-rank",
            "How well an item answers a query",
            "judged pairs",
            learned,
            test.size(),
            fingerprint,
            log);
    return RunReport.of(header, measured.comparisons())
        .log(log)
        .results(
            List.of(
                byLength(unjudged),
                ForecastTask.residuals(
                    Residuals.of(test.relevance(), measured.model()), "relevance")))
        .importance("NDCG at 10", importance())
        .explanations(explanations())
        .card(card())
        .build();
  }

  private Section byLength(int unjudged) {
    SearchPart test = measured.test();
    Map<Integer, List<Integer>> lengths = new TreeMap<>();
    for (int i = 0; i < test.size(); i++) {
      int words = test.judgements().get(i).query().strip().split("\\s+").length;
      lengths.computeIfAbsent(Math.min(LONGEST, words), key -> new ArrayList<>()).add(i);
    }
    List<List<Object>> rows = new ArrayList<>();
    lengths.forEach(
        (words, own) -> {
          Queries some = Queries.of(own.stream().map(test.judgements()::get).toList());
          if (some.ordered() > 0) {
            rows.add(
                List.of(
                    words == LONGEST ? words + " and more" : words.toString(),
                    some.ordered(),
                    Queries.mean(some.ndcg(at(measured.model(), own))),
                    Queries.mean(some.ndcg(at(measured.floor(), own))),
                    Queries.mean(some.ndcg(new double[own.size()]))));
          }
        });
    List<String> text = new ArrayList<>();
    text.add(
        "An order by chance comes to an NDCG of "
            + Numbers.decimals(measured.byChance(), 4)
            + ", the best there is to 1. Queries whose items are all as relevant are not counted:"
            + " they have no wrong order.");
    if (unjudged > 0) {
      text.add(unjudged + " lines without a query, a title or a relevance were left out.");
    }
    return new Section(
        "How good its order is",
        text,
        List.of(),
        List.of(
            new Table(
                "By words of the query",
                List.of("words", "queries", "NDCG at 10", "BM25", "by chance"),
                rows.stream().map(row -> row).toList())));
  }

  private static double[] at(double[] values, List<Integer> own) {
    return own.stream().mapToDouble(i -> values[i]).toArray();
  }

  private List<PermutationImportance> importance() {
    int size = Math.min(SHUFFLED_PAIRS, measured.test().size());
    List<float[]> rows = measured.test().rows().subList(0, size);
    Queries queries = Queries.of(measured.test().judgements().subList(0, size));
    return PermutationImportance.of(
        inference.names(),
        size,
        Queries.mean(queries.ndcg(inference.relevance(rows))),
        (feature, source) -> {
          List<float[]> changed = new ArrayList<>(size);
          for (int i = 0; i < size; i++) {
            float[] row = rows.get(i).clone();
            row[feature] = rows.get(source[i])[feature];
            changed.add(row);
          }
          return Queries.mean(queries.ndcg(inference.relevance(changed)));
        },
        REPEATS,
        measured.seed());
  }

  /** The best, the worst and the one that it was furthest off. */
  private List<Explanation> explanations() {
    double[] said = measured.model();
    double[] truth = measured.test().relevance();
    Comparator<Integer> rising = Comparator.comparingDouble(i -> said[i]);
    Comparator<Integer> off = Comparator.comparingDouble(i -> Math.abs(said[i] - truth[i]));
    List<Integer> all = IntStream.range(0, said.length).boxed().toList();
    return List.of(
            all.stream().max(rising).orElseThrow(),
            all.stream().min(rising).orElseThrow(),
            all.stream().max(off).orElseThrow())
        .stream()
        .distinct()
        .map(i -> explanation(i, said[i], truth[i]))
        .toList();
  }

  private Explanation explanation(int pair, double said, double truth) {
    Judgement judgement = measured.test().judgements().get(pair);
    float[] row = measured.test().rows().get(pair);
    float[] parts = inference.reasons(row);
    return new Explanation(
        "\"" + judgement.query() + "\" and \"" + judgement.title() + "\"",
        "Relevance " + Numbers.write(said) + "; people said " + Numbers.write(truth),
        "relevance",
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -Math.abs(parts[i])))
            .limit(MOST_PARTS)
            .map(
                i ->
                    new Explanation.Part(
                        inference.names().get(i) + " = " + Numbers.write(row[i]), parts[i]))
            .toList());
  }

  private ModelCard card() {
    return new ModelCard(
        "Ordering the items that a search found by how well their titles answer the query.",
        "Pairs of a query and a title that people judged, relevance from "
            + Numbers.write(Arrays.stream(measured.test().relevance()).min().orElse(0))
            + " to "
            + Numbers.write(Arrays.stream(measured.test().relevance()).max().orElse(0))
            + ". A fifth of the queries, drawn by the seed, was held out with all of their items.",
        "It reads titles alone, and compares words and letters: what another word for a thing"
            + " means it does not know. Endings are taken off as in English. Items that no search"
            + " would find were not judged, so it was not measured on them.");
  }
}
