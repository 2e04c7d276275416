package dev.tradewind.training.risk.learner;

import dev.tradewind.training.fit.Calibrated;
import dev.tradewind.training.fit.CrossValidation;
import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.privacy.PrivacyLoss;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.RankedScores;
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
 * Trains twice: first on the earlier part, to choose the number of epochs, the share of logistic
 * regression, the calibration and the threshold on validation examples; then on all training
 * examples for that many epochs.
 */
public final class RiskFit {

  /** An epoch of a small set has this many steps at least, as far as batches can be made small. */
  private static final int STEPS = 20;

  private static final int SMALLEST_BATCH = 16;

  /** Trainings beside the folds: the one that chooses and the last one. */
  private static final int TRAININGS = 2;

  private static final String MEASURE = "average precision";

  private final RunRequest request;
  private final TrainingLog log;
  private final TimeBudget budget;
  private final Examples examples;
  private final Parts parts;
  private final RiskShape shape;
  private final RiskPrivacy privacy;
  private final List<PrivacyLoss.Spent> spent = new ArrayList<>();

  private RiskFit(
      RunRequest request, TrainingLog log, TimeBudget budget, Examples examples, Parts parts) {
    this.request = request;
    this.log = log;
    this.budget = budget;
    this.examples = examples;
    this.parts = parts;
    Hyperparameters parameters = request.parameters();
    shape = RiskShape.of(parameters);
    privacy =
        new RiskPrivacy(parameters.decimal("private_noise"), parameters.decimal("private_clip"));
  }

  /**
   * What was chosen on validation examples.
   *
   * @param schedule epochs that the learning rate fell over
   * @param linearShare of logistic regression in the log odds
   * @param threshold probability of the best F1
   * @param averagePrecision of the best epoch, mixed
   */
  public record Chosen(
      int epochs,
      int schedule,
      double linearShare,
      Calibrated calibrated,
      double threshold,
      double averagePrecision) {}

  /**
   * A model that is ready to be measured; the caller closes it.
   *
   * @param linear its floor, on the same encoding of the same examples
   * @param folds how it does on other parts; null where nobody asked
   * @param privacy what its weights give away of an example; null where nobody limited that
   */
  public record Fitted(
      RiskInference inference,
      LogisticRegression linear,
      Chosen chosen,
      @Nullable CrossValidation folds,
      @Nullable PrivacyGuarantee privacy) {

    /** What answers, in a sentence. */
    public String words() {
      long percent = Math.round(100 * chosen.linearShare());
      return percent > 0
          ? percent
              + " % of the log odds are those of logistic regression: on validation that was better"
              + " than the network alone."
          : privacy != null
              ? "The network stands alone: logistic regression would not be private."
              : "The network stands alone: on validation no share of logistic regression was"
                  + " better.";
    }

    /** What a search for hyper-parameters looks at: average precision on validation. */
    public double validation() {
      return folds == null ? chosen.averagePrecision() : folds.mean();
    }
  }

  /** Trains: folds first, where the run asks for them. */
  public static Fitted fit(RunRequest request, TrainingLog log, TimeBudget budget, RiskData data)
      throws InterruptedException {
    RiskFit fit = new RiskFit(request, log, budget, data.examples(), data.parts());
    int count = request.parameters().whole(CrossValidation.PARAMETER);
    CrossValidation folds = count > 1 ? fit.folds(data.folds(count)) : null;
    double done = count > 1 ? (double) count / (count + TRAININGS) : 0;
    return fit.refit(fit.choose(done), folds, done);
  }

  private CrossValidation folds(List<RiskData.NamedFold> parts) throws InterruptedException {
    List<CrossValidation.Fold> folds = new ArrayList<>();
    for (RiskData.NamedFold fold : parts) {
      int at = folds.size();
      Chosen chosen =
          choose(
              "fold-" + (at + 1),
              fold.fit(),
              fold.validation(),
              Length.fold(request, at, parts.size() + TRAININGS),
              log.beside());
      folds.add(
          new CrossValidation.Fold(
              fold.name(), fold.fit().length, fold.validation().length, chosen.averagePrecision()));
    }
    return new CrossValidation(MEASURE, folds);
  }

  private Chosen choose(double done) throws InterruptedException {
    // Half of the time is for the training that follows.
    Length length = Length.half(request).after(done);
    return choose("choose", parts.fit(), parts.validation(), length, log);
  }

  private Chosen choose(String name, int[] fit, int[] validation, Length length, TrainingLog heard)
      throws InterruptedException {
    Encoding encoding = encoding(fit);
    LogisticRegression linear = LogisticRegression.fit(encoding, examples, fit);
    List<float[]> rows = examples.rows(validation);
    boolean[] truth = examples.truth(validation);
    try (RiskInference inference = new RiskInference(shape, encoding, Blend.none(linear))) {
      ToDoubleFunction<Weights> quality =
          weights -> {
            inference.restore(weights);
            double precision = averagePrecision(inference.logits(rows), truth);
            heard.validated(MEASURE, precision);
            return precision;
          };
      TrainingLoop.Outcome outcome;
      try (RiskTraining training = training(encoding, fit)) {
        outcome = train(name, training, length, heard, quality);
      }
      inference.restore(outcome.weights());
      double[] network = inference.logits(rows);
      double[] straight = linear.scores(rows);
      double share = privacy.isOn() ? 0 : linearShare(network, straight, truth);
      double[] logits = Blend.mixed(network, straight, share);
      Calibrated calibrated = Calibrated.fit(logits, truth);
      double[] probabilities =
          Arrays.stream(logits).map(calibrated::of).map(RiskInference::probability).toArray();
      return new Chosen(
          outcome.bestEpoch(),
          budget.isLimited() ? outcome.epochs() : length.schedule(),
          share,
          calibrated,
          Threshold.bestF1(new BinaryPredictions(probabilities, truth)),
          averagePrecision(logits, truth));
    }
  }

  /** The best one; as little as does as well. A private model has none: it is not private. */
  private static double linearShare(double[] network, double[] straight, boolean[] truth) {
    double best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (double share : Blend.shares()) {
      double precision = averagePrecision(Blend.mixed(network, straight, share), truth);
      if (precision > most) {
        best = share;
        most = precision;
      }
    }
    return best;
  }

  private static double averagePrecision(double[] logits, boolean[] truth) {
    RankedScores ranked = new RankedScores(logits, truth);
    return ranked.averagePrecision(ranked.all());
  }

  private Fitted refit(Chosen chosen, @Nullable CrossValidation folds, double done)
      throws InterruptedException {
    Encoding encoding = encoding(parts.train());
    LogisticRegression linear = LogisticRegression.fit(encoding, examples, parts.train());
    TrainingLoop.Outcome outcome;
    try (RiskTraining training = training(encoding, parts.train())) {
      // No choice is left: every epoch counts as better than the one before.
      outcome =
          train(
              "final",
              training,
              new Length(chosen.epochs(), chosen.schedule(), 1, 0.5, 1).after(done),
              log,
              weights -> training.trainer().steps());
    }
    RiskInference inference =
        new RiskInference(
            shape, encoding, new Blend(linear, chosen.linearShare(), chosen.calibrated()));
    inference.restore(outcome.weights());
    return new Fitted(
        inference,
        linear,
        chosen,
        folds,
        privacy.isOn() ? privacy.guarantee(spent, parts.train().length) : null);
  }

  private Encoding encoding(int[] some) {
    return Encoding.of(examples, some, shape.pieces());
  }

  private RiskTraining training(Encoding encoding, int[] some) {
    Hyperparameters parameters = request.parameters();
    int batch = parameters.whole("batch_size");
    return new RiskTraining(
        shape,
        encoding,
        examples,
        some,
        privacy.isOn() ? batch : Math.min(batch, Math.max(SMALLEST_BATCH, some.length / STEPS)),
        parameters.decimal("positive_weight"),
        parameters.decimal("weight_decay"),
        privacy,
        request.seed());
  }

  private TrainingLoop.Outcome train(
      String name,
      RiskTraining training,
      Length length,
      TrainingLog heard,
      ToDoubleFunction<Weights> validation)
      throws InterruptedException {
    TimedTraining timed = TimedTraining.of(request, budget, heard, name);
    TrainingLoop.Outcome outcome =
        timed.run(training.trainer(), training, training.batches(), length, validation);
    if (privacy.isOn()) {
      spent.add(
          privacy.spent(
              request.parameters().whole("batch_size"),
              training.examples(),
              (long) outcome.epochs() * training.batches()));
    }
    return outcome;
  }
}
