package dev.tradewind.training.risk.learner;

import dev.tradewind.training.fit.CrossValidation;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.PrivacyGuarantee;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import dev.tradewind.training.trees.XgboostLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Trains twice: first on the earlier part, to choose the number of epochs and of trees, the shares
 * of network, trees and logistic regression, the calibration and the threshold on validation
 * examples; then those members that have a share on all training examples, for as long.
 */
public final class RiskFit {

  /** Trainings beside the folds: the one that chooses and the last one. */
  private static final int TRAININGS = 2;

  private final RunRequest request;
  private final TrainingLog log;
  private final Parts parts;
  private final Trainings trainings;

  private RiskFit(RunRequest request, TrainingLog log, Parts parts, Trainings trainings) {
    this.request = request;
    this.log = log;
    this.parts = parts;
    this.trainings = trainings;
  }

  /**
   * A model that is ready to be measured; the caller closes it.
   *
   * @param linear its floor, on the same encoding of the same examples
   * @param trees null where they have no share
   * @param folds how it does on other parts; null where nobody asked
   * @param privacy what its weights give away of an example; null where nobody limited that
   */
  public record Fitted(
      RiskInference inference,
      LogisticRegression linear,
      @Nullable GrownTrees trees,
      Choosing.Chosen chosen,
      @Nullable CrossValidation folds,
      @Nullable PrivacyGuarantee privacy) {

    /** Probability of the best F1 on validation. */
    public double threshold() {
      return chosen.threshold();
    }

    /** What answers, and why nothing else does. */
    public String words() {
      String answers = chosen.shares().words();
      if (privacy != null) {
        return answers + " Nothing else would be private.";
      }
      return answers
          + " On validation no other mixture tried was better."
          + XgboostLibrary.missing().map(why -> " No trees were tried: " + why + ".").orElse("");
    }

    /**
     * Of the trees, where they have a share.
     *
     * @param label the name of a column as a person reads it
     */
    public Optional<Section> treesSection(UnaryOperator<String> label) {
      return trees == null
          ? Optional.empty()
          : Optional.of(TreesSection.of(trees, inference.columns(), label, chosen.treeQualities()));
    }

    /** What a search for hyper-parameters looks at: average precision on validation. */
    public double validation() {
      return folds == null ? chosen.averagePrecision() : folds.mean();
    }
  }

  /** Parameters that say what learns. */
  public static List<ParameterSpec> learnerParameters() {
    List<ParameterSpec> all = new ArrayList<>(List.of(Learners.parameter()));
    all.addAll(RiskTrees.parameters());
    return all;
  }

  /** Trains: folds first, where the run asks for them. */
  public static Fitted fit(RunRequest request, TrainingLog log, TimeBudget budget, RiskData data)
      throws InterruptedException {
    Trainings trainings = new Trainings(request, budget, data.examples());
    RiskFit fit = new RiskFit(request, log, data.parts(), trainings);
    int count = request.parameters().whole(CrossValidation.PARAMETER);
    CrossValidation folds = count > 1 ? fit.folds(data.folds(count)) : null;
    double done = count > 1 ? (double) count / (count + TRAININGS) : 0;
    return fit.refit(fit.choose(done), folds, done);
  }

  private CrossValidation folds(List<RiskData.NamedFold> parts) throws InterruptedException {
    List<CrossValidation.Fold> folds = new ArrayList<>();
    for (RiskData.NamedFold fold : parts) {
      int at = folds.size();
      Choosing.Chosen chosen =
          new Choosing(
                  trainings,
                  "fold-" + (at + 1),
                  fold.fit(),
                  fold.validation(),
                  Length.fold(request, at, parts.size() + TRAININGS),
                  log.beside())
              .choose();
      folds.add(
          new CrossValidation.Fold(
              fold.name(), fold.fit().length, fold.validation().length, chosen.averagePrecision()));
    }
    return new CrossValidation(Choosing.MEASURE, folds);
  }

  private Choosing.Chosen choose(double done) throws InterruptedException {
    // Half of the time is for the training that follows.
    Length length = Length.half(request).after(done);
    return new Choosing(trainings, "choose", parts.fit(), parts.validation(), length, log).choose();
  }

  private Fitted refit(Choosing.Chosen chosen, @Nullable CrossValidation folds, double done)
      throws InterruptedException {
    Examples examples = trainings.examples();
    Encoding encoding = trainings.encoding(parts.train());
    LogisticRegression linear = LogisticRegression.fit(encoding, examples, parts.train());
    boolean byNetwork = chosen.shares().network() > 0;
    boolean byTrees = chosen.shares().trees() > 0;
    Length length =
        new Length(Math.max(1, chosen.epochs()), Math.max(1, chosen.schedule()), 1, 0.5, 1)
            .after(done);
    GrownTrees trees =
        byTrees
            ? trainings
                .trees()
                .grow(
                    encoding,
                    examples,
                    parts.train(),
                    chosen.rounds(),
                    trainings.budget(),
                    Choosing.ofTrees(byNetwork, length, log))
            : null;
    Weights weights =
        byNetwork ? network(encoding, Choosing.afterTrees(byTrees, length)) : new Weights();
    RiskInference inference =
        new RiskInference(
            trainings.shape(),
            encoding,
            new Mixture(linear, trees, chosen.shares(), chosen.calibrated()));
    inference.restore(weights);
    return new Fitted(
        inference, linear, trees, chosen, folds, trainings.guarantee(parts.train().length));
  }

  private Weights network(Encoding encoding, Length length) throws InterruptedException {
    try (RiskTraining training = trainings.network(encoding, parts.train())) {
      // No choice is left: every epoch counts as better than the one before.
      return trainings
          .train("final", training, length, log, weights -> training.trainer().steps())
          .weights();
    }
  }
}
