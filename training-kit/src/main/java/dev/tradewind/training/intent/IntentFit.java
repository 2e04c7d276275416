package dev.tradewind.training.intent;

import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.intent.IntentSplit.Labelled;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import java.util.List;

/** Trains until the accuracy on validation sentences does not rise any more. */
final class IntentFit {

  private final IntentInference inference;
  private final List<Labelled> validation;
  private final List<String> texts;
  private final TrainingLog log;

  private IntentFit(IntentInference inference, List<Labelled> validation, TrainingLog log) {
    this.inference = inference;
    this.validation = validation;
    this.texts = validation.stream().map(Labelled::text).toList();
    this.log = log;
  }

  /**
   * Trains; the inference has the best epoch's weights afterwards.
   *
   * @return its accuracy on the validation sentences
   */
  static double fit(
      RunRequest request,
      TrainingLog log,
      TimeBudget budget,
      IntentSplit split,
      TextShape shape,
      IntentInference inference)
      throws InterruptedException {
    Hyperparameters parameters = request.parameters();
    IntentFit fit = new IntentFit(inference, split.validation(), log);
    try (IntentTraining training =
        new IntentTraining(
            shape,
            split.train(),
            parameters.whole("batch_size"),
            parameters.decimal("weight_decay"),
            request.seed())) {
      TimedTraining timed = TimedTraining.of(request, budget, log, "choose");
      TrainingLoop.Outcome outcome =
          timed.run(
              training.trainer(),
              training,
              training.batches(),
              Length.whole(request),
              fit::accuracy);
      inference.restore(outcome.weights());
      return outcome.validation();
    }
  }

  private double accuracy(Weights weights) {
    inference.restore(weights);
    int[] answers = inference.classify(texts).intents();
    int right = 0;
    for (int i = 0; i < answers.length; i++) {
      right += answers[i] == validation.get(i).intent() ? 1 : 0;
    }
    double share = (double) right / answers.length;
    log.validated("accuracy", share);
    return share;
  }
}
