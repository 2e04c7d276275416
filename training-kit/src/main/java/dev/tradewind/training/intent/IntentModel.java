package dev.tradewind.training.intent;

import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.data.Utterances;
import dev.tradewind.training.intent.IntentSplit.Labelled;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.Metric;
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
  public RunResult train(RunRequest request, ProgressListener progress) {
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
      List<Metric> metrics = measure(inference, split);
      progress.progressed(Phase.EXPORT, 0, 0, Double.NaN);
      inference.write(request.savedModel());
      return new RunResult(split.train().size(), fingerprint, metrics, request.savedModel());
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

  private static List<Metric> measure(IntentInference inference, IntentSplit split) {
    int classes = split.intents().size();
    NaiveBayes bayes = new NaiveBayes(classes);
    int[] frequency = new int[classes];
    for (Labelled one : split.train()) {
      bayes.learn(one.text(), one.intent());
      frequency[one.intent()]++;
    }
    int majority = 0;
    for (int label = 1; label < classes; label++) {
      majority = frequency[label] > frequency[majority] ? label : majority;
    }
    Classification model = new Classification(classes);
    Classification byBayes = new Classification(classes);
    Classification byMajority = new Classification(classes);
    int[] answers = inference.classify(split.test().stream().map(Labelled::text).toList());
    for (int i = 0; i < answers.length; i++) {
      Labelled one = split.test().get(i);
      model.add(one.intent(), answers[i]);
      byBayes.add(one.intent(), bayes.classify(one.text()));
      byMajority.add(one.intent(), majority);
    }
    boolean counting = byBayes.accuracy() >= byMajority.accuracy();
    Classification floor = counting ? byBayes : byMajority;
    String floorName = counting ? "naive Bayes" : "majority";
    return List.of(
        new Metric("accuracy", model.accuracy(), floor.accuracy(), floorName, true, true),
        new Metric("macro_f1", model.macroF1(), floor.macroF1(), floorName, true, false));
  }
}
