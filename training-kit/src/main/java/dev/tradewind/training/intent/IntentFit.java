package dev.tradewind.training.intent;

import dev.tradewind.training.fit.CrossValidation;
import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import dev.tradewind.training.text.LabelledText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trains until the accuracy on validation sentences does not rise any more. */
final class IntentFit {

  private final IntentInference inference;
  private final List<LabelledText> validation;
  private final List<String> texts;
  private final TrainingLog log;

  /**
   * What came of it.
   *
   * @param accuracy on the validation sentences of the split
   * @param folds how it does on other parts; null where nobody asked
   */
  record Result(double accuracy, @Nullable CrossValidation folds) {

    /** What a search for hyper-parameters looks at. */
    double validation() {
      return folds == null ? accuracy : folds.mean();
    }
  }

  private IntentFit(IntentInference inference, List<LabelledText> validation, TrainingLog log) {
    this.inference = inference;
    this.validation = validation;
    this.texts = validation.stream().map(LabelledText::text).toList();
    this.log = log;
  }

  /**
   * Trains; the inference has the best epoch's weights afterwards.
   *
   * @param folds to be trained on before; empty where nobody asked
   * @return accuracy on validation sentences: of this training, and of the folds
   */
  static Result fit(
      RunRequest request,
      TrainingLog log,
      TimeBudget budget,
      IntentSplit split,
      List<IntentSplit> folds,
      IntentInference inference)
      throws InterruptedException {
    TextShape shape = IntentModel.shape(request.parameters(), split);
    int trainings = folds.size() + 1;
    List<CrossValidation.Fold> measured = new ArrayList<>();
    for (IntentSplit fold : folds) {
      int at = measured.size();
      try (IntentInference own = new IntentInference(shape, split.intents())) {
        Length length = Length.fold(request, at, trainings);
        IntentFit fit = new IntentFit(own, fold.validation(), log.beside());
        double accuracy = fit.run(request, budget, fold, shape, "fold-" + (at + 1), length);
        measured.add(
            new CrossValidation.Fold(
                "part " + (at + 1) + " of " + folds.size(),
                fold.train().size(),
                fold.validation().size(),
                accuracy));
      }
    }
    IntentFit fit = new IntentFit(inference, split.validation(), log);
    Length length = Length.fold(request, folds.size(), trainings);
    double accuracy = fit.run(request, budget, split, shape, "choose", length);
    return new Result(
        accuracy, measured.isEmpty() ? null : new CrossValidation("accuracy", measured));
  }

  private double run(
      RunRequest request,
      TimeBudget budget,
      IntentSplit split,
      TextShape shape,
      String name,
      Length length)
      throws InterruptedException {
    Hyperparameters parameters = request.parameters();
    try (IntentTraining training =
        new IntentTraining(
            shape,
            split.train(),
            parameters.whole("batch_size"),
            parameters.decimal("weight_decay"),
            request.seed())) {
      TrainingLoop.Outcome outcome =
          TimedTraining.of(request, budget, log, name)
              .run(training.trainer(), training, training.batches(), length, this::accuracy);
      inference.restore(outcome.weights());
      return outcome.validation();
    }
  }

  private double accuracy(Weights weights) {
    inference.restore(weights);
    int[] answers = inference.classify(texts).intents();
    int right = 0;
    for (int i = 0; i < answers.length; i++) {
      right += answers[i] == validation.get(i).label() ? 1 : 0;
    }
    double share = (double) right / answers.length;
    log.validated("accuracy", share);
    return share;
  }
}
