package dev.tradewind.training.risk.learner;

import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.privacy.PrivacyLoss;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.PrivacyGuarantee;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import dev.tradewind.training.trees.XgboostLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the trainings of a run have in common. */
final class Trainings {

  /** An epoch of a small set has this many steps at least, as far as batches can be made small. */
  private static final int STEPS = 20;

  private static final int SMALLEST_BATCH = 16;

  private final RunRequest request;
  private final TimeBudget budget;
  private final Examples examples;
  private final RiskShape shape;
  private final RiskPrivacy privacy;
  private final Learners learners;
  private final RiskTrees trees;
  private final List<PrivacyLoss.Spent> spent = new ArrayList<>();

  Trainings(RunRequest request, TimeBudget budget, Examples examples) {
    this.request = request;
    this.budget = budget;
    this.examples = examples;
    Hyperparameters parameters = request.parameters();
    shape = RiskShape.of(parameters);
    privacy =
        new RiskPrivacy(parameters.decimal("private_noise"), parameters.decimal("private_clip"));
    learners = Learners.of(parameters, privacy.isOn(), XgboostLibrary.missing());
    trees = RiskTrees.of(parameters, request.seed());
  }

  TimeBudget budget() {
    return budget;
  }

  Examples examples() {
    return examples;
  }

  RiskShape shape() {
    return shape;
  }

  Learners learners() {
    return learners;
  }

  RiskTrees trees() {
    return trees;
  }

  boolean arePrivate() {
    return privacy.isOn();
  }

  Encoding encoding(int[] some) {
    return Encoding.of(examples, some, shape.pieces());
  }

  /** A network that is to learn from some examples. */
  RiskTraining network(Encoding encoding, int[] some) {
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

  /**
   * Trains it.
   *
   * @param name tells its checkpoints from those of others
   */
  TrainingLoop.Outcome train(
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

  /** What all trainings so far give away; null where nobody limited that. */
  @Nullable PrivacyGuarantee guarantee(int learnedFrom) {
    return privacy.isOn() ? privacy.guarantee(spent, learnedFrom) : null;
  }
}
