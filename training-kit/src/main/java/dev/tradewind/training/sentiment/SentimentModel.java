package dev.tradewind.training.sentiment;

import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.data.Reviews;
import dev.tradewind.training.fit.ModelRun;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Whether a review is favourable. */
public final class SentimentModel implements TrainingModel {

  private static final int GOLDEN = 6;
  private static final int FEWEST_BUCKETS = 1 << 14;
  private static final int MOST_BUCKETS = 1 << 22;

  @Override
  public String name() {
    return "sentiment";
  }

  @Override
  public String task() {
    return "whether a review is favourable, of any kind of thing";
  }

  @Override
  public List<String> formats() {
    return List.of(
        "CSV with a header that has label (1 or 0) and review, optionally cat and split",
        "lines label<TAB>text without a header",
        "a directory of such files of lines, books.train.tsv, books.test.tsv, toys.train.tsv ...:"
            + " the names say domain and part");
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.suited("ngram", 1, 6),
        ParameterSpec.suited("buckets", FEWEST_BUCKETS, MOST_BUCKETS),
        ParameterSpec.suited("smoothing", 0.01, 100),
        ParameterSpec.suited("domain_length", 0, 10),
        ParameterSpec.decimal("losses", 5, 0.001, 1000));
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    return ModelRun.of(request, listener, SentimentModel::train);
  }

  private static RunResult train(ModelRun run) throws IOException {
    RunRequest given = run.request();
    Reviews reviews = Reviews.read(given.data());
    String fingerprint = Fingerprint.of(reviews.files());
    SentimentSplit split = SentimentSplit.of(reviews, given.seed());
    RunRequest request = suited(given, split);
    SentimentShape shape =
        new SentimentShape(
            request.parameters().whole("ngram"),
            Integer.highestOneBit(request.parameters().whole("buckets")),
            split.domains());
    SentimentFit.Fitted fitted = SentimentFit.fit(request, run.log(), run.budget(), shape, split);
    try (SentimentInference inference = new SentimentInference(shape, fitted.weighing())) {
      run.begin(Phase.EVALUATE);
      SentimentMeasurement measured = SentimentMeasurement.of(inference, split, request.seed());
      ReportData report =
          SentimentReport.of(
              request, fitted, measured, inference, reviews.empty(), fingerprint, run.log());
      return run.handOver(
              split.train().size(),
              fingerprint,
              report,
              OptionalDouble.of(fitted.chosen().accuracy()),
              (told, directory) -> inference.write(questions(split), told, directory))
          .and(measured.groups())
          .suited(request.parameters());
    }
  }

  /** What follows from the data: how long n-grams are, and how many buckets they need. */
  private static RunRequest suited(RunRequest request, SentimentSplit split) {
    WordCount words = WordCount.of(split.train());
    double buckets = Integer.highestOneBit((int) Math.min(MOST_BUCKETS, 4 * words.all())) * 2.0;
    return request.with(
        request
            .parameters()
            .suited("ngram", words.isMostlyLetters() ? 4 : 3)
            .suited("buckets", Math.max(FEWEST_BUCKETS, Math.min(MOST_BUCKETS, buckets))));
  }

  /** Some reviews that it did not see, one without words and one of no language. */
  private static List<Opinion> questions(SentimentSplit split) {
    List<Opinion> questions =
        new ArrayList<>(List.of(new Opinion("", true, 0), new Opinion("qqq 12 zzz", true, 0)));
    split.test().stream().limit(GOLDEN).forEach(questions::add);
    return questions;
  }
}
