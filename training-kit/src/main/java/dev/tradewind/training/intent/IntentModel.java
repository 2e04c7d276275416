package dev.tradewind.training.intent;

import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.data.Utterances;
import dev.tradewind.training.fit.CrossValidation;
import dev.tradewind.training.fit.ModelRun;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.run.Hyperparameters;
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

/** What a shopper wants, from a sentence. */
public final class IntentModel implements TrainingModel {

  private static final int GOLDEN = 6;

  @Override
  public String name() {
    return "intent";
  }

  @Override
  public String task() {
    return "what a shopper wants, from a sentence";
  }

  @Override
  public List<String> formats() {
    return List.of(
        "CSV with the columns text,intent and optionally split (train, validation or test)",
        "CSV with the columns flags,utterance,category,intent (Bitext), or a directory of such"
            + " files",
        "data_full.json of CLINC150, with sentences out of scope, or a directory that holds it");
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.whole("epochs", 25, 1, 1000),
        ParameterSpec.whole("patience", 8, 1, 1000),
        ParameterSpec.whole("batch_size", 64, 1, 4096),
        ParameterSpec.decimal("learning_rate", 0.002, 1e-6, 0.1),
        ParameterSpec.decimal("weight_decay", 0.01, 0, 1),
        ParameterSpec.decimal("dropout", 0.5, 0, 0.9),
        ParameterSpec.whole("dimension", 128, 8, 512),
        ParameterSpec.whole("hidden", 256, 8, 2048),
        ParameterSpec.whole("buckets", 32768, 1024, 1048576),
        ParameterSpec.whole(CrossValidation.PARAMETER, 1, 1, CrossValidation.MOST));
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    return ModelRun.of(request, listener, IntentModel::train);
  }

  private static RunResult train(ModelRun run) throws IOException, InterruptedException {
    RunRequest request = run.request();
    Utterances utterances = Utterances.read(request.data());
    String fingerprint = Fingerprint.of(utterances.files());
    IntentSplit split = IntentSplit.of(utterances, request.seed());
    TextShape shape = shape(request.parameters(), split);
    int count = request.parameters().whole(CrossValidation.PARAMETER);
    List<IntentSplit> folds =
        count > 1 ? IntentFolds.of(utterances, split, count, request.seed()) : List.of();
    try (IntentInference inference = new IntentInference(shape, split.intents())) {
      IntentFit.Result fitted =
          IntentFit.fit(request, run.log(), run.budget(), split, folds, inference);
      run.begin(Phase.EVALUATE);
      IntentMeasurement measured = IntentMeasurement.of(inference, split, request.seed());
      ReportData report =
          IntentReport.of(request, measured, split, fitted.folds(), fingerprint, run.log());
      return run.handOver(
          split.train().size(),
          fingerprint,
          report,
          OptionalDouble.of(fitted.validation()),
          (told, directory) -> inference.write(questions(split), told, directory));
    }
  }

  /** Some sentences that it did not see, one without words and one of no language. */
  private static List<String> questions(IntentSplit split) {
    List<String> questions = new ArrayList<>(List.of("", "qqq 12 zzz"));
    split.test().stream().limit(GOLDEN).forEach(one -> questions.add(one.text()));
    return questions;
  }

  static TextShape shape(Hyperparameters parameters, IntentSplit split) {
    return new TextShape(
        split.intents().size(),
        parameters.whole("buckets"),
        parameters.whole("dimension"),
        parameters.whole("hidden"),
        parameters.decimal("dropout"));
  }
}
