package dev.tradewind.training.risk.learner;

import dev.tradewind.training.fit.Calibrated;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.Threshold;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.TimeBudget;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;

/**
 * Learns from some examples to choose on others: how long, how much of each member, the calibration
 * and the threshold.
 *
 * @param name tells its checkpoints from those of others
 * @param fit to learn from
 * @param validation to choose on
 * @param length of the training, trees and network together
 * @param heard told how it goes
 */
@SuppressWarnings("ArrayRecordComponent") // indices; never compared or printed
record Choosing(
    Trainings trainings,
    String name,
    int[] fit,
    int[] validation,
    Length length,
    TrainingLog heard) {

  static final String MEASURE = "average precision";

  /** Where a network learns too: of the progress, and twice as much of the time at most. */
  private static final double OF_TREES = 0.1;

  /**
   * What was chosen.
   *
   * @param epochs of the network; 0 where there is none
   * @param schedule epochs that the learning rate fell over
   * @param rounds of the trees; 0 where there are none
   * @param shares of the members
   * @param threshold probability of the best F1
   * @param averagePrecision of the best epoch, mixed
   * @param treeQualities log likelihood of an example after each tree
   */
  record Chosen(
      int epochs,
      int schedule,
      int rounds,
      Shares shares,
      Calibrated calibrated,
      double threshold,
      double averagePrecision,
      List<Double> treeQualities) {}

  Chosen choose() throws InterruptedException {
    Examples examples = trainings.examples();
    Encoding encoding = trainings.encoding(fit);
    LogisticRegression linear = LogisticRegression.fit(encoding, examples, fit);
    List<float[]> rows = examples.rows(validation);
    boolean[] truth = examples.truth(validation);
    RiskTrees.Choice trees = trainings.learners().trees() ? trees(encoding) : null;
    Network network =
        trainings.learners().network() ? network(encoding, linear, rows, truth) : null;
    MemberLogits members =
        new MemberLogits(
            network == null ? null : network.logits(),
            trees == null ? null : trees.trees().scores(encoding, rows),
            linear.scores(rows));
    // Logistic regression is not private.
    Shares shares = trainings.arePrivate() ? Shares.NETWORK : members.best(truth);
    double[] logits = members.mixed(shares);
    Calibrated calibrated = Calibrated.fit(logits, truth);
    double[] probabilities =
        Arrays.stream(logits).map(calibrated::of).map(RiskInference::probability).toArray();
    return new Chosen(
        network == null ? 0 : network.epochs(),
        network == null ? 0 : network.schedule(),
        trees == null ? 0 : trees.rounds(),
        shares,
        calibrated,
        Threshold.bestF1(new BinaryPredictions(probabilities, truth)),
        MemberLogits.averagePrecision(logits, truth),
        trees == null ? List.of() : trees.qualities());
  }

  private RiskTrees.Choice trees(Encoding encoding) {
    double timeShare = trainings.learners().network() ? 2 * OF_TREES : 1;
    TimeBudget own = trainings.budget().part(length.timeShare() * timeShare);
    return trainings
        .trees()
        .choose(
            encoding,
            trainings.examples(),
            fit,
            validation,
            own,
            ofTrees(trainings.learners().network(), length, heard));
  }

  /** Tells the share of a training that is done while its trees grow. */
  static DoubleConsumer ofTrees(boolean networkFollows, Length length, TrainingLog heard) {
    double part = (length.to() - length.from()) * (networkFollows ? OF_TREES : 1);
    return done -> heard.progressed(Phase.TRAIN, length.from() + part * done, 0, Double.NaN);
  }

  /** What is left of a training when its trees have grown. */
  static Length afterTrees(boolean treesGrew, Length length) {
    return treesGrew
        ? new Length(
            length.epochs(),
            length.schedule(),
            length.timeShare(),
            length.from() + OF_TREES * (length.to() - length.from()),
            length.to())
        : length;
  }

  /**
   * The best epoch.
   *
   * @param logits of the validation examples
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers; never compared or printed
  private record Network(int epochs, int schedule, double[] logits) {}

  private Network network(
      Encoding encoding, LogisticRegression linear, List<float[]> rows, boolean[] truth)
      throws InterruptedException {
    try (RiskInference inference =
        new RiskInference(trainings.shape(), encoding, Mixture.networkAlone(linear))) {
      ToDoubleFunction<Weights> quality =
          weights -> {
            inference.restore(weights);
            double precision = MemberLogits.averagePrecision(inference.logits(rows), truth);
            heard.validated(MEASURE, precision);
            return precision;
          };
      Length own = afterTrees(trainings.learners().trees(), length);
      TrainingLoop.Outcome outcome;
      try (RiskTraining training = trainings.network(encoding, fit)) {
        outcome = trainings.train(name, training, own, heard, quality);
      }
      inference.restore(outcome.weights());
      return new Network(
          outcome.bestEpoch(),
          trainings.budget().isLimited() ? outcome.epochs() : own.schedule(),
          inference.logits(rows));
    }
  }
}
