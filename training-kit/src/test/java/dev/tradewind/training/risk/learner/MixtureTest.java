package dev.tradewind.training.risk.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.fit.Calibrated;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.RankedScores;
import dev.tradewind.training.risk.RiskModel;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.TimeBudget;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that has learned nothing, beside trees and a line. */
class MixtureTest {

  private static final Parts PARTS =
      new Parts(range(0, 300), range(300, 500), range(0, 500), range(500, 900));

  @TempDir Path directory;

  @Test
  void onValidationTheModelIsNeverWorseThanItsFloor() throws InterruptedException {
    Examples examples = straight();
    LogisticRegression floor = LogisticRegression.fit(examples, PARTS.fit());
    double floorsWorth = worth(examples, PARTS.validation(), floor);
    RiskFit.Fitted fitted = fit(examples, Map.of("learner", "network"));
    try (RiskInference inference = fitted.inference()) {
      assertThat(fitted.chosen().shares().linear()).isPositive();
      assertThat(fitted.chosen().averagePrecision()).isGreaterThanOrEqualTo(floorsWorth);
      // What is served is the mix that was chosen.
      double share = fitted.chosen().shares().linear();
      double[] ours = inference.logits(examples.rows(PARTS.test()));
      double[] floors = fitted.linear().scores(examples.rows(PARTS.test()));
      double apart = 0;
      for (int i = 0; i < ours.length; i++) {
        double network = (raw(fitted, ours[i]) - share * floors[i]);
        apart = Math.max(apart, Math.abs(network));
      }
      // A network that has not moved from its first weights says next to nothing.
      assertThat(apart).isLessThan(3);
    }
  }

  @Test
  void aPrivateModelHasNoPartThatIsNotPrivate() throws InterruptedException {
    RiskFit.Fitted fitted = fit(straight(), Map.of("private_noise", "2", "batch_size", "64"));
    fitted.inference().close();
    assertThat(fitted.chosen().shares().linear()).isZero();
    assertThat(fitted.privacy()).isNotNull();
  }

  @Test
  void treesHaveTheGreatestShareWhereTheAnswerIsInSteps() throws InterruptedException {
    Examples examples = stepped();
    RiskFit.Fitted fitted = fit(examples, Map.of());
    try (RiskInference inference = fitted.inference()) {
      Shares shares = fitted.chosen().shares();
      assertThat(shares.trees()).isGreaterThanOrEqualTo(.5);
      assertThat(shares.network() + shares.trees() + shares.linear()).isEqualTo(1);
      double[] logits = inference.logits(examples.rows(PARTS.test()));
      boolean[] truth = examples.truth(PARTS.test());
      assertThat(MemberLogits.averagePrecision(logits, truth)).isGreaterThan(.85);
      LogisticRegression floor = LogisticRegression.fit(examples, PARTS.train());
      assertThat(worth(examples, PARTS.test(), floor)).isLessThan(.7);
    }
  }

  @Test
  void treesServeWithoutANetwork() throws InterruptedException {
    Examples examples = stepped();
    RiskFit.Fitted fitted = fit(examples, Map.of("learner", "trees"));
    try (RiskInference inference = fitted.inference()) {
      assertThat(fitted.chosen().shares().network()).isZero();
      GrownTrees trees = fitted.trees();
      assertThat(trees).isNotNull();
      assertThat(trees.trees().trees()).hasSize(fitted.chosen().rounds());
      List<float[]> rows = examples.rows(PARTS.test());
      double[] logits = inference.logits(rows);
      double[] floors = fitted.linear().scores(rows);
      Shares shares = fitted.chosen().shares();
      Encoding encoding = Encoding.of(examples, PARTS.train(), 8);
      double[] grown = trees.scores(encoding, rows);
      for (int i = 0; i < logits.length; i++) {
        assertThat(raw(fitted, logits[i]))
            .isCloseTo(shares.trees() * grown[i] + shares.linear() * floors[i], within(1e-4));
      }
    }
  }

  @Test
  void theSameSeedGrowsTheSameTreesAgain() throws InterruptedException {
    Map<String, String> trees = Map.of("learner", "trees");
    double[] once = logits(trees);
    assertThat(logits(trees)).containsExactly(once);
  }

  private double[] logits(Map<String, String> more) throws InterruptedException {
    Examples examples = stepped();
    try (RiskInference inference = fit(examples, more).inference()) {
      return inference.logits(examples.rows(PARTS.test()));
    }
  }

  private RiskFit.Fitted fit(Examples examples, Map<String, String> more)
      throws InterruptedException {
    Map<String, String> given =
        new HashMap<>(Map.of("epochs", "1", "members", "1", "learning_rate", "0.000001"));
    given.putAll(more);
    Hyperparameters parameters = Hyperparameters.resolve(new RiskModel().parameters(), given);
    RunRequest request = new RunRequest(parameters, 3, directory, directory.resolve("out"));
    return RiskFit.fit(
        request,
        new TrainingLog(ProgressListener.NONE),
        TimeBudget.begin(Optional.empty(), Clock.systemUTC()),
        new Given(examples));
  }

  private static double raw(RiskFit.Fitted fitted, double logit) {
    Calibrated calibrated = fitted.chosen().calibrated();
    return (logit - calibrated.shift()) / calibrated.scale();
  }

  private static double worth(Examples examples, int[] some, LogisticRegression floor) {
    RankedScores ranked = new RankedScores(floor.scores(examples.rows(some)), examples.truth(some));
    return ranked.averagePrecision(ranked.all());
  }

  /** The answer depends on the sum of two numbers, the third and a word say nothing. */
  private static Examples straight() {
    Random random = new Random(5);
    float[][] rows = new float[900][4];
    boolean[] truth = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int column = 0; column < 3; column++) {
        rows[i][column] = (float) random.nextGaussian();
      }
      rows[i][3] = random.nextInt(3);
      double logit = 2 * (rows[i][0] + rows[i][1]);
      truth[i] = random.nextDouble() < 1 / (1 + Math.exp(-logit));
    }
    List<Column> columns =
        List.of(
            new Column.Numeric("a"),
            new Column.Numeric("b"),
            new Column.Numeric("c"),
            new Column.Words("w", List.of("x", "y", "")));
    return new Examples(columns, rows, truth);
  }

  /** Yes within a square of two numbers, or where both are missing; the word turns it round. */
  private static Examples stepped() {
    Examples straight = straight();
    float[][] rows = straight.rows();
    boolean[] truth = new boolean[rows.length];
    Random random = new Random(6);
    for (int i = 0; i < rows.length; i++) {
      if (random.nextInt(10) == 0) {
        rows[i][0] = Float.NaN;
      }
      boolean first = Float.isNaN(rows[i][0]) || Math.abs(rows[i][0]) < .7;
      boolean both = first && Math.abs(rows[i][1]) < .7;
      truth[i] = both ^ rows[i][3] == 1;
    }
    return new Examples(straight.columns(), rows, truth);
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  /** Nothing is measured: the fit alone is looked at. */
  private record Given(Examples examples) implements RiskData {

    @Override
    public Parts parts() {
      return PARTS;
    }

    @Override
    public List<NamedFold> folds(int count) {
      throw new AssertionError("no folds were asked for");
    }

    @Override
    public String fingerprint() {
      return "";
    }

    @Override
    public ReportData report(RunRequest request, RiskFit.Fitted fitted, TrainingLog log) {
      throw new AssertionError("no report was asked for");
    }
  }
}
