package dev.tradewind.training.intent;

import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.data.Utterances;
import dev.tradewind.training.intent.IntentSplit.Labelled;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.ReportFiles;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a shopper wants, from a sentence. */
public final class IntentModel implements TrainingModel {

  @Override
  public String name() {
    return "intent";
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.whole("epochs", 40, 1, 1000),
        ParameterSpec.whole("batch_size", 32, 1, 4096),
        ParameterSpec.decimal("learning_rate", 0.002, 1e-6, 0.1),
        ParameterSpec.decimal("weight_decay", 0.01, 0, 1),
        ParameterSpec.decimal("dropout", 0.3, 0, 0.9),
        ParameterSpec.whole("dimension", 64, 8, 512),
        ParameterSpec.whole("hidden", 128, 8, 2048),
        ParameterSpec.whole("buckets", 16384, 1024, 1048576));
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    TrainingLog progress = new TrainingLog(listener);
    progress.progressed(Phase.DATASET, 0, 0, Double.NaN);
    String fingerprint = Fingerprint.of(request.data());
    IntentSplit split = IntentSplit.of(Utterances.read(request.data()), request.seed());
    Hyperparameters parameters = request.parameters();
    TextShape shape =
        new TextShape(
            split.intents().size(),
            parameters.whole("buckets"),
            parameters.whole("dimension"),
            parameters.whole("hidden"),
            parameters.decimal("dropout"));
    Weights weights = fit(request, progress, split.train(), shape);
    try (IntentInference inference = new IntentInference(shape, split.intents(), weights)) {
      progress.progressed(Phase.EVALUATE, 0, 0, Double.NaN);
      IntentMeasurement measured = IntentMeasurement.of(inference, split, request.seed());
      ReportData report = measured.report(request, fingerprint, split.train().size(), progress);
      ReportFiles.write(report, request.report());
      progress.progressed(Phase.EXPORT, 0, 0, Double.NaN);
      inference.write(request.savedModel());
      return new RunResult(
          split.train().size(), fingerprint, report.metrics(), request.savedModel());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Weights fit(
      RunRequest request, ProgressListener progress, List<Labelled> sentences, TextShape shape) {
    Hyperparameters parameters = request.parameters();
    int epochs = parameters.whole("epochs");
    int batchSize = parameters.whole("batch_size");
    Random random = new Random(request.seed());
    List<Labelled> shuffled = new ArrayList<>(sentences);
    int batches = (shuffled.size() + batchSize - 1) / batchSize;
    try (IntentTraining training =
        new IntentTraining(shape, parameters.decimal("weight_decay"), request.seed())) {
      for (int epoch = 1; epoch <= epochs; epoch++) {
        Collections.shuffle(shuffled, random);
        double loss = 0;
        for (int batch = 0; batch < batches; batch++) {
          double done = (epoch - 1 + (double) batch / batches) / epochs;
          int from = batch * batchSize;
          loss +=
              training.step(
                  shuffled.subList(from, Math.min(shuffled.size(), from + batchSize)),
                  parameters.decimal("learning_rate") * (1 - 0.9 * done));
          progress.progressed(Phase.TRAIN, done, epoch - 1, loss / (batch + 1));
        }
        progress.progressed(Phase.TRAIN, (double) epoch / epochs, epoch, loss / batches);
      }
      return training.weights();
    }
  }
}
