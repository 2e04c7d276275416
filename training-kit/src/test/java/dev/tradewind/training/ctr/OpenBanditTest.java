package dev.tradewind.training.ctr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.SharedData;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.Interval;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.run.Hyperparameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Open Bandit logs: what Thompson sampling brings, told from the log of random choice, beside
 * what it brought when it chose. 46 clicks are few: a test of the wiring.
 */
class OpenBanditTest {

  @ParameterizedTest
  @ValueSource(strings = {"men", "women"})
  void theRandomLogTellsWhatThompsonSamplingBrought(String campaign) {
    Impressions random = read("random_" + campaign);
    Impressions thompson = read("bts_" + campaign);
    assertThat(random.examples().size()).isEqualTo(10_000);
    Map<String, double[]> chances = chances(thompson);
    int size = random.examples().size();
    double[] weights = new double[size];
    double[] rewards = new double[size];
    for (int i = 0; i < size; i++) {
      double[] shown = chances.getOrDefault(cell(random, i), new double[] {0, 1});
      weights[i] = shown[0] / shown[1] / random.propensities()[i];
      rewards[i] = random.examples().truth()[i] ? 1 : 0;
    }
    OffPolicy log = new OffPolicy(weights, rewards, new double[size], new double[size]);
    int[] all = IntStream.range(0, size).toArray();
    // Weights of a policy come to one on average, if chances and places are read rightly.
    assertThat(IntStream.of(all).mapToDouble(i -> weights[i]).average().orElseThrow())
        .isBetween(.9, 1.1);
    double brought = (double) thompson.examples().positives(all) / thompson.examples().size();
    Interval told = new Bootstrap(500, .95, 1).over(size, log::selfNormalised).orElseThrow();
    assertThat(told.contains(brought)).as(told + " has " + brought).isTrue();
  }

  /** How often each item was shown in each place, among all of that place. */
  private static Map<String, double[]> chances(Impressions log) {
    Map<String, double[]> cells = new HashMap<>();
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < log.examples().size(); i++) {
      cells.computeIfAbsent(cell(log, i), key -> new double[2])[0]++;
      places.merge((int) log.examples().rows()[i][log.position()], 1, Integer::sum);
    }
    List<String> names = words(log, log.position());
    cells.forEach(
        (cell, counts) ->
            counts[1] = places.get(names.indexOf(cell.substring(0, cell.indexOf('|')))));
    return cells;
  }

  private static String cell(Impressions log, int one) {
    float[] row = log.examples().rows()[one];
    return words(log, log.position()).get((int) row[log.position()])
        + "|"
        + words(log, log.item()).get((int) row[log.item()]);
  }

  private static List<String> words(Impressions log, int column) {
    return ((Column.Words) log.examples().columns().get(column)).words();
  }

  private static Impressions read(String name) {
    return Impressions.read(
        SharedData.require("open-bandit/" + name + ".csv.gz"),
        Hyperparameters.resolve(new ClickModel().parameters(), Map.of()));
  }
}
