package dev.tradewind.training.ctr;

import dev.tradewind.training.fit.Calibrated;
import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Threshold;
import dev.tradewind.training.risk.learner.Encoding;
import dev.tradewind.training.risk.learner.LogisticRegression;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;

/**
 * Trains twice: on the earlier part, to choose the number of epochs, the share of logistic
 * regression, the calibration and the floor; then on all before the test, for that many epochs.
 */
final class ClickFit {

  private static final int STEPS = 20;
  private static final int SMALLEST_BATCH = 16;

  private final RunRequest request;
  private final TrainingLog log;
  private final TimeBudget budget;
  private final Impressions data;
  private final Parts parts;

  ClickFit(RunRequest request, TrainingLog log, TimeBudget budget, Impressions data, Parts parts) {
    this.request = request;
    this.log = log;
    this.budget = budget;
    this.data = data;
    this.parts = parts;
  }

  /**
   * What was chosen on validation.
   *
   * @param quality share of the uncertainty that was explained, mixed and calibrated
   * @param isRate whether the item's click rate is the better floor
   */
  record Chosen(
      int epochs,
      int schedule,
      double linearShare,
      Calibrated calibrated,
      double threshold,
      double quality,
      boolean isRate) {}

  /** A model that is ready to be measured; the caller closes it. */
  record Fitted(ClickInference inference, ClickFloor floor, Chosen chosen) {}

  Fitted fit() throws InterruptedException {
    Chosen chosen = choose();
    int[] train = parts.train();
    ItemNumbers numbers = ItemNumbers.of(data, train);
    ClickShape shape = ClickShape.of(request.parameters(), data, numbers);
    Encoding encoding = Encoding.of(data.examples(), train, shape.pieces());
    LogisticRegression linear = LogisticRegression.fit(encoding, data.examples(), train);
    TrainingLoop.Outcome outcome;
    try (ClickTraining training = training(shape, encoding, numbers, train)) {
      // No choice is left: every epoch counts as better than the one before.
      outcome =
          TimedTraining.of(request, budget, log, "final")
              .run(
                  training.trainer(),
                  training,
                  training.batches(),
                  new Length(chosen.epochs(), chosen.schedule(), 1, 0.5, 1),
                  weights -> training.trainer().steps());
    }
    ClickInference inference =
        new ClickInference(
            shape,
            encoding,
            numbers,
            data,
            new Blend(linear, chosen.linearShare(), chosen.calibrated()));
    inference.restore(outcome.weights());
    ItemRate rate = chosen.isRate() ? ItemRate.of(data, train) : null;
    return new Fitted(inference, new ClickFloor(linear, rate), chosen);
  }

  private Chosen choose() throws InterruptedException {
    int[] fit = parts.fit();
    int[] validation = parts.validation();
    boolean[] truth = data.examples().truth(validation);
    ItemNumbers numbers = ItemNumbers.of(data, fit);
    ClickShape shape = ClickShape.of(request.parameters(), data, numbers);
    Encoding encoding = Encoding.of(data.examples(), fit, shape.pieces());
    LogisticRegression linear = LogisticRegression.fit(encoding, data.examples(), fit);
    Length length = Length.half(request);
    try (ClickInference inference =
            new ClickInference(shape, encoding, numbers, data, Blend.none(linear));
        ClickTraining training = training(shape, encoding, numbers, fit)) {
      TrainingLoop.Outcome outcome =
          TimedTraining.of(request, budget, log, "choose")
              .run(
                  training.trainer(),
                  training,
                  training.batches(),
                  length,
                  weights -> {
                    inference.restore(weights);
                    double quality = ClickLoss.explained(inference.placed(validation), truth);
                    log.validated("share of the uncertainty explained", quality);
                    return quality;
                  });
      inference.restore(outcome.weights());
      double[] network = inference.placed(validation);
      double[] straight = linear.scores(data.examples().rows(validation));
      double share = share(network, straight, truth);
      double[] mixed = Blend.mixed(network, straight, share);
      Calibrated calibrated = Calibrated.fit(mixed, truth);
      double[] right = ClickLoss.calibrated(mixed, calibrated);
      return new Chosen(
          outcome.bestEpoch(),
          budget.isLimited() ? outcome.epochs() : length.schedule(),
          share,
          calibrated,
          Threshold.bestF1(new BinaryPredictions(ClickLoss.probabilities(right), truth)),
          ClickLoss.explained(right, truth),
          data.item() >= 0 && rateIsBetter(linear, straight, truth));
    }
  }

  /** The best share of logistic regression; as little as does as well. */
  private static double share(double[] network, double[] straight, boolean[] truth) {
    double best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (double share : Blend.shares()) {
      double[] mixed = Blend.mixed(network, straight, share);
      double quality =
          ClickLoss.explained(ClickLoss.calibrated(mixed, Calibrated.fit(mixed, truth)), truth);
      if (quality > most) {
        best = share;
        most = quality;
      }
    }
    return best;
  }

  private boolean rateIsBetter(LogisticRegression linear, double[] straight, boolean[] truth) {
    ClickFloor rate = new ClickFloor(linear, ItemRate.of(data, parts.fit()));
    return ClickLoss.explained(rate.logits(data, parts.validation()), truth)
        > ClickLoss.explained(straight, truth);
  }

  private ClickTraining training(
      ClickShape shape, Encoding encoding, ItemNumbers numbers, int[] some) {
    Hyperparameters parameters = request.parameters();
    return new ClickTraining(
        shape,
        encoding,
        numbers,
        data,
        some,
        Math.min(parameters.whole("batch_size"), Math.max(SMALLEST_BATCH, some.length / STEPS)),
        parameters.decimal("weight_decay"),
        request.seed());
  }
}
