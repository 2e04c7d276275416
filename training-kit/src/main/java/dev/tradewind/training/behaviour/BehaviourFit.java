package dev.tradewind.training.behaviour;

import dev.tradewind.training.fit.Calibrated;
import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Threshold;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains twice: before the validation, to choose the number of epochs and to calibrate; then before
 * the test, for that many epochs.
 */
final class BehaviourFit {

  private static final int STEPS = 20;
  private static final int SMALLEST_BATCH = 16;
  private static final double MOST_FACTOR = 5;

  private final RunRequest request;
  private final TrainingLog log;
  private final TimeBudget budget;
  private final BehaviourShape shape;
  private final Events events;

  BehaviourFit(
      RunRequest request, TrainingLog log, TimeBudget budget, BehaviourShape shape, Events events) {
    this.request = request;
    this.log = log;
    this.budget = budget;
    this.shape = shape;
    this.events = events;
  }

  /** A model that is ready to be measured; the caller closes it. */
  record Fitted(BehaviourInference inference, BehaviourChoices choices) {}

  Fitted fit(BehaviourSplit split) throws InterruptedException {
    BehaviourChoices choices = choose(split.fit(), split.validation());
    Scales scales = Scales.of(shape, events, split.train());
    TrainingLoop.Outcome outcome;
    try (BehaviourTraining training = training(split.train(), scales)) {
      // No choice is left: every epoch counts as better than the one before.
      outcome =
          TimedTraining.of(request, budget, log, "final")
              .run(
                  training.trainer(),
                  training,
                  training.batches(),
                  new Length(choices.epochs(), choices.schedule(), 1, 0.5, 1),
                  weights -> training.trainer().steps());
    }
    BehaviourInference inference = new BehaviourInference(shape, events, scales, choices);
    inference.restore(outcome.weights());
    return new Fitted(inference, choices);
  }

  private BehaviourChoices choose(List<Moment> fit, List<Moment> validation)
      throws InterruptedException {
    Scales scales = Scales.of(shape, events, fit);
    Certainty certainty = new Certainty(validation, events);
    Length length = Length.half(request);
    try (BehaviourInference inference =
            new BehaviourInference(shape, events, scales, BehaviourChoices.none());
        BehaviourTraining training = training(fit, scales)) {
      TrainingLoop.Outcome outcome =
          TimedTraining.of(request, budget, log, "choose")
              .run(
                  training.trainer(),
                  training,
                  training.batches(),
                  length,
                  weights -> {
                    inference.restore(weights);
                    double quality = certainty.of(inference.answers(validation));
                    log.validated("share of the uncertainty explained", quality);
                    return quality;
                  });
      inference.restore(outcome.weights());
      BehaviourAnswers answers = inference.answers(validation);
      List<Calibrated> calibrated = new ArrayList<>();
      for (Question question : Question.values()) {
        calibrated.add(calibrated(question, validation, answers));
      }
      return new BehaviourChoices(
          calibrated,
          moneyFactor(validation, answers, calibrated.get(Question.BUYS.place())),
          threshold(validation, answers, calibrated),
          outcome.bestEpoch(),
          budget.isLimited() ? outcome.epochs() : length.schedule(),
          outcome.validation());
    }
  }

  private static Calibrated calibrated(
      Question question, List<Moment> validation, BehaviourAnswers answers) {
    List<Moment> asked = BehaviourSplit.asked(validation, question);
    double[] logits = Certainty.of(question, validation, answers);
    boolean[] truth = BehaviourSplit.truth(asked, question);
    boolean both = false;
    for (boolean one : truth) {
      both |= one != truth[0];
    }
    return both ? Calibrated.fit(logits, truth) : new Calibrated(1, 0);
  }

  private double threshold(
      List<Moment> validation, BehaviourAnswers answers, List<Calibrated> calibrated) {
    Question about = BehaviourReasons.about(events);
    Calibrated right = calibrated.get(about.place());
    double[] probabilities = Certainty.of(about, validation, answers);
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = 1 / (1 + Math.exp(-right.of(probabilities[i])));
    }
    return Threshold.bestF1(
        new BinaryPredictions(
            probabilities, BehaviourSplit.truth(BehaviourSplit.asked(validation, about), about)));
  }

  /** What was spent over what was expected, all in all. */
  private static double moneyFactor(
      List<Moment> validation, BehaviourAnswers answers, Calibrated buys) {
    double spent = 0;
    double expected = 0;
    double[] logits = answers.logits(Question.BUYS);
    for (int i = 0; i < logits.length; i++) {
      if (!Float.isNaN(validation.get(i).money())) {
        double before = 1 / (1 + Math.exp(-logits[i]));
        double after = 1 / (1 + Math.exp(-buys.of(logits[i])));
        spent += validation.get(i).money();
        expected += answers.money()[i] * after / Math.max(1e-12, before);
      }
    }
    return spent > 0 && expected > 0
        ? Math.max(1 / MOST_FACTOR, Math.min(MOST_FACTOR, spent / expected))
        : 1;
  }

  private BehaviourTraining training(List<Moment> moments, Scales scales) {
    Hyperparameters parameters = request.parameters();
    return new BehaviourTraining(
        shape,
        events,
        scales,
        moments,
        Math.min(parameters.whole("batch_size"), Math.max(SMALLEST_BATCH, moments.size() / STEPS)),
        parameters.decimal("weight_decay"),
        request.seed());
  }
}
