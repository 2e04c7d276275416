package dev.tradewind.training.sentiment;

import dev.tradewind.training.fit.Calibrated;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Chooses on validation how to weigh, calibrates there, and learns again from all that may be
 * learned from.
 */
final class SentimentFit {

  private static final double[] SMOOTHINGS = {1, 3};
  private static final double[] DOMAIN_LENGTHS = {0.3, 0.6, 1};
  private static final double TIME_FOR_CHOOSING = 0.6;

  private final RunRequest request;
  private final TrainingLog log;
  private final TimeBudget budget;
  private final SentimentShape shape;
  private final SentimentSplit split;
  private final List<int[]> grams;

  /**
   * What came of it.
   *
   * @param trials what was tried, in this order
   * @param chosen the best of them
   * @param weighing of the chosen one, calibrated
   */
  record Fitted(List<Trial> trials, Trial chosen, Weighing weighing) {}

  /**
   * One that was tried.
   *
   * @param accuracy on validation
   */
  record Trial(Weighing.Choice choice, double accuracy) {}

  private SentimentFit(
      RunRequest request,
      TrainingLog log,
      TimeBudget budget,
      SentimentShape shape,
      SentimentSplit split) {
    this.request = request;
    this.log = log;
    this.budget = budget;
    this.shape = shape;
    this.split = split;
    grams = Grams.of(split.train(), shape.longest(), shape.buckets());
  }

  static Fitted fit(
      RunRequest request,
      TrainingLog log,
      TimeBudget budget,
      SentimentShape shape,
      SentimentSplit split) {
    return new SentimentFit(request, log, budget, shape, split).fit();
  }

  private Fitted fit() {
    int learned = split.fit().size();
    List<int[]> fitGrams = grams.subList(0, learned);
    List<int[]> chosenOn = grams.subList(learned, grams.size());
    TimeBudget choosing = budget.part(TIME_FOR_CHOOSING);
    List<Weighing.Choice> choices = choices();
    List<Trial> trials = new ArrayList<>();
    Trial best = null;
    double[] bestLogits = {};
    for (Weighing.Choice choice : choices) {
      if (best != null && choosing.isOver()) {
        break;
      }
      double from = (double) trials.size() / (choices.size() + 1);
      Weighing tried =
          Weighing.fit(
              shape, choice, split.fit(), fitGrams, choosing::isOver, told(from, choices.size()));
      double[] logits = logits(tried, split.validation(), chosenOn);
      Trial trial = new Trial(choice, accuracy(logits, split.validation()));
      trials.add(trial);
      if (best == null || trial.accuracy() > best.accuracy()) {
        best = trial;
        bestLogits = logits;
      }
    }
    if (best == null) {
      throw new IllegalStateException("nothing was tried");
    }
    Calibrated calibrated = Calibrated.fit(bestLogits, truth(split.validation()));
    double from = (double) choices.size() / (choices.size() + 1);
    Weighing last =
        Weighing.fit(
            shape, best.choice(), split.train(), grams, budget::isOver, told(from, choices.size()));
    return new Fitted(trials, best, last.calibrated(calibrated.scale(), calibrated.shift()));
  }

  /** What is not given is tried. */
  private List<Weighing.Choice> choices() {
    List<Weighing.Choice> all = new ArrayList<>();
    double losses = request.parameters().decimal("losses");
    for (double smoothing : given("smoothing", SMOOTHINGS)) {
      double[] lengths =
          shape.domains().isEmpty() ? new double[] {0} : given("domain_length", DOMAIN_LENGTHS);
      for (double length : lengths) {
        all.add(new Weighing.Choice(smoothing, length, losses));
      }
    }
    return all;
  }

  private double[] given(String parameter, double[] otherwise) {
    double value = request.parameters().decimal(parameter);
    return Double.isNaN(value) ? otherwise : new double[] {value};
  }

  private DoubleConsumer told(double from, int choices) {
    int[] steps = {0};
    return loss -> {
      steps[0]++;
      double within = 1 - Math.pow(0.75, steps[0]);
      log.progressed(Phase.TRAIN, from + within / (choices + 1), 0, loss);
    };
  }

  private double[] logits(Weighing weighing, List<Opinion> some, List<int[]> own) {
    double[] logits = new double[some.size()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = weighing.logit(shape, own.get(i), some.get(i).domain());
    }
    return logits;
  }

  static boolean[] truth(List<Opinion> some) {
    boolean[] truth = new boolean[some.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = some.get(i).favourable();
    }
    return truth;
  }

  private static double accuracy(double[] logits, List<Opinion> some) {
    int right = 0;
    for (int i = 0; i < logits.length; i++) {
      right += logits[i] >= 0 == some.get(i).favourable() ? 1 : 0;
    }
    return (double) right / logits.length;
  }
}
