package dev.tradewind.training.risk;

import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.privacy.PrivacyLoss;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Threshold;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.PrivacyGuarantee;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Trains twice: first on the earlier part, to choose the number of epochs, the calibration and the
 * threshold on validation payments; then on all training payments for that many epochs.
 */
final class RiskFit {

  private final RunRequest request;
  private final TrainingLog log;
  private final TimeBudget budget;
  private final Payments payments;
  private final TimeSplit split;
  private final RiskShape shape;
  private final RiskPrivacy privacy;
  private final List<PrivacyLoss.Spent> spent = new ArrayList<>();

  private RiskFit(
      RunRequest request, TrainingLog log, TimeBudget budget, Payments payments, TimeSplit split) {
    this.request = request;
    this.log = log;
    this.budget = budget;
    this.payments = payments;
    this.split = split;
    Hyperparameters parameters = request.parameters();
    shape =
        new RiskShape(
            parameters.whole("members"),
            parameters.whole("crosses"),
            parameters.whole("hidden"),
            parameters.whole("pieces"),
            parameters.decimal("dropout"));
    privacy =
        new RiskPrivacy(parameters.decimal("private_noise"), parameters.decimal("private_clip"));
  }

  /**
   * What was chosen on validation payments.
   *
   * @param schedule epochs that the learning rate fell over
   * @param threshold probability of the best F1
   * @param averagePrecision of the best epoch
   */
  record Chosen(
      int epochs, int schedule, Calibrated calibrated, double threshold, double averagePrecision) {}

  /**
   * A model that is ready to be measured; the caller closes it.
   *
   * @param privacy what its weights give away of a payment; null where nobody limited that
   */
  record Fitted(RiskInference inference, Chosen chosen, @Nullable PrivacyGuarantee privacy) {}

  static Fitted fit(
      RunRequest request, TrainingLog log, TimeBudget budget, Payments payments, TimeSplit split)
      throws InterruptedException {
    RiskFit fit = new RiskFit(request, log, budget, payments, split);
    Chosen chosen = fit.choose();
    RiskInference inference = fit.refit(chosen);
    return new Fitted(
        inference,
        chosen,
        fit.privacy.isOn() ? fit.privacy.guarantee(fit.spent, split.train().length) : null);
  }

  private Chosen choose() throws InterruptedException {
    NumberEncoding encoding = encoding(split.fit());
    List<float[]> rows = payments.rows(split.validation());
    try (RiskInference inference =
        new RiskInference(shape, encoding, payments.features(), new Calibrated(1, 0))) {
      ToDoubleFunction<Weights> quality =
          weights -> {
            inference.restore(weights);
            RankedPayments ranked =
                new RankedPayments(payments, split.validation(), inference.logits(rows));
            double precision = ranked.averagePrecision(ranked.all());
            log.validated("average precision", precision);
            return precision;
          };
      Length length = Length.half(request);
      TrainingLoop.Outcome outcome;
      try (RiskTraining training = training(encoding, split.fit())) {
        // Half of the time is for the training that follows.
        outcome = train("choose", training, length, quality);
      }
      inference.restore(outcome.weights());
      double[] logits = inference.logits(rows);
      boolean[] truth = payments.truth(split.validation());
      Calibrated calibrated = Calibrated.fit(logits, truth);
      double[] probabilities =
          Arrays.stream(logits).map(calibrated::of).map(RiskInference::probability).toArray();
      return new Chosen(
          outcome.bestEpoch(),
          budget.isLimited() ? outcome.epochs() : length.schedule(),
          calibrated,
          Threshold.bestF1(new BinaryPredictions(probabilities, truth)),
          outcome.validation());
    }
  }

  private RiskInference refit(Chosen chosen) throws InterruptedException {
    NumberEncoding encoding = encoding(split.train());
    TrainingLoop.Outcome outcome;
    try (RiskTraining training = training(encoding, split.train())) {
      // No choice is left: every epoch counts as better than the one before.
      outcome =
          train(
              "final",
              training,
              new Length(chosen.epochs(), chosen.schedule(), 1, 0.5, 1),
              weights -> training.trainer().steps());
    }
    RiskInference inference =
        new RiskInference(shape, encoding, payments.features(), chosen.calibrated());
    inference.restore(outcome.weights());
    return inference;
  }

  private NumberEncoding encoding(int[] some) {
    return NumberEncoding.of(payments.rows(some), shape.pieces());
  }

  private RiskTraining training(NumberEncoding encoding, int[] some) {
    Hyperparameters parameters = request.parameters();
    return new RiskTraining(
        shape,
        encoding,
        payments,
        some,
        parameters.whole("batch_size"),
        parameters.decimal("positive_weight"),
        parameters.decimal("weight_decay"),
        privacy,
        request.seed());
  }

  private TrainingLoop.Outcome train(
      String name, RiskTraining training, Length length, ToDoubleFunction<Weights> validation)
      throws InterruptedException {
    Hyperparameters parameters = request.parameters();
    TimedTraining timed = TimedTraining.of(request, budget, log, name);
    TrainingLoop.Outcome outcome =
        timed.run(training.trainer(), training, training.batches(), length, validation);
    if (privacy.isOn()) {
      spent.add(
          privacy.spent(
              parameters.whole("batch_size"),
              training.payments(),
              (long) outcome.epochs() * training.batches()));
    }
    return outcome;
  }
}
