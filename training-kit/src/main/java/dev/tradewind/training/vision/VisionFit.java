package dev.tradewind.training.vision;

import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;

/** Trains until the accuracy on validation pictures does not rise any more. */
final class VisionFit {

  /** A small set has smaller batches: so many steps an epoch at least. */
  private static final int FEWEST_STEPS = 20;

  private static final int SMALLEST_BATCH = 8;

  private final VisionInference inference;
  private final Images validation;
  private final TrainingLog log;

  private VisionFit(VisionInference inference, Images validation, TrainingLog log) {
    this.inference = inference;
    this.validation = validation;
    this.log = log;
  }

  /**
   * Trains; the inference has the best epoch's weights afterwards.
   *
   * @return accuracy on validation pictures
   */
  static double fit(
      RunRequest request,
      TrainingLog log,
      TimeBudget budget,
      ImageShape shape,
      ImageSplit split,
      boolean mirrored,
      VisionInference inference)
      throws InterruptedException {
    Hyperparameters parameters = request.parameters();
    VisionFit fit = new VisionFit(inference, split.validation(), log);
    try (ImageTraining training =
        new ImageTraining(
            shape,
            split.train(),
            Augmentation.of(split.train(), mirrored),
            Math.min(
                parameters.whole("batch_size"),
                Math.max(SMALLEST_BATCH, split.train().size() / FEWEST_STEPS)),
            parameters.decimal("weight_decay"),
            request.seed())) {
      TrainingLoop.Outcome outcome =
          TimedTraining.of(request, budget, log, "choose")
              .run(
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
    int[] answers = inference.classify(validation).classes();
    int right = 0;
    for (int i = 0; i < answers.length; i++) {
      right += answers[i] == validation.labels()[i] ? 1 : 0;
    }
    double share = (double) right / answers.length;
    log.validated("accuracy", share);
    return share;
  }
}
