package dev.tradewind.training.searchrank;

import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.fit.ModelRun;
import dev.tradewind.training.nn.layer.Standardization;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** How well an item answers a query, from its title. */
public final class SearchRankModel implements TrainingModel {

  private static final int GOLDEN = 6;

  @Override
  public String name() {
    return "search-rank";
  }

  @Override
  public String task() {
    return "how well an item answers a query";
  }

  @Override
  public List<String> formats() {
    return List.of("CSV with a header that has query (or search_term), title, relevance");
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.whole("epochs", 20, 1, 1000),
        ParameterSpec.whole("patience", 5, 1, 100),
        ParameterSpec.whole("batch_size", 256, 8, 2048),
        ParameterSpec.decimal("learning_rate", 0.0007, 1e-6, 0.1),
        ParameterSpec.decimal("weight_decay", 0.01, 0, 1),
        ParameterSpec.decimal("dropout", 0.3, 0, 0.9),
        ParameterSpec.whole("hidden", 64, 4, 1024),
        ParameterSpec.whole("members", 4, 1, 20),
        ParameterSpec.decimal("order_weight", 1, 0, 100));
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    return ModelRun.of(request, listener, SearchRankModel::train);
  }

  private static RunResult train(ModelRun run) throws IOException {
    RunRequest request = run.request();
    JudgementTable.Read read = JudgementTable.read(request.data());
    String fingerprint = Fingerprint.of(read.file());
    SearchSplit split = SearchSplit.of(read.judgements(), request.seed());
    WordRarity rarity = WordRarity.of(split.fit());
    try (PairFeatures features = new PairFeatures(rarity)) {
      SearchPart learned = SearchPart.of(split.fit(), features);
      SearchPart validation = SearchPart.of(split.validation(), features);
      SearchShape shape = shape(request, learned);
      try (SearchInference inference = new SearchInference(shape, rarity)) {
        double chosen =
            SearchFit.fit(request, run.log(), run.budget(), shape, learned, validation, inference);
        run.begin(Phase.EVALUATE);
        SearchPart test = SearchPart.of(split.test(), features);
        Bm25Floor floor = Bm25Floor.fit(learned, features.names().indexOf(MatchFeatures.BM25));
        SearchMeasurement measured =
            new SearchMeasurement(
                test, inference.relevance(test.rows()), floor.relevance(test), request.seed());
        ReportData report =
            new SearchReport(measured, inference)
                .of(request, learned.size(), read.unjudged(), fingerprint, run.log());
        return run.handOver(
            learned.size(),
            fingerprint,
            report,
            OptionalDouble.of(chosen),
            (told, directory) -> inference.write(questions(split), told, directory));
      }
    }
  }

  private static SearchShape shape(RunRequest request, SearchPart learned) {
    double[] relevance = learned.relevance();
    return new SearchShape(
        learned.rows().get(0).length,
        request.parameters().whole("hidden"),
        request.parameters().whole("members"),
        request.parameters().decimal("dropout"),
        Standardization.of(learned.rows()),
        Arrays.stream(relevance).min().orElseThrow(),
        Arrays.stream(relevance).max().orElseThrow());
  }

  /** Some pairs that it did not see, and some without words. */
  private static List<Judgement> questions(SearchSplit split) {
    List<Judgement> questions =
        new ArrayList<>(
            List.of(
                new Judgement("", "", 0),
                new Judgement("", split.test().get(0).title(), 0),
                new Judgement("qqq 12", "?!", 0)));
    split.test().stream().limit(GOLDEN).forEach(questions::add);
    return questions;
  }
}
