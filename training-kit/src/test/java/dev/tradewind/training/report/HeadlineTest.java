package dev.tradewind.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.report.Headline.Verdict;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.run.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeadlineTest {

  private static final double[] FLOOR = new Random(2).doubles(300).toArray();

  @Test
  void aGainThatChanceDoesNotExplainIsBetter() {
    Headline headline = Headline.of(List.of(higher(shifted(.05, .1))));
    assertThat(headline.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(headline.title()).isEqualTo("Better than popularity");
    assertThat(headline.words()).contains("higher is better", "chance does not explain");
  }

  @Test
  void aGainWithinChanceIsNotShown() {
    Headline headline = Headline.of(List.of(higher(shifted(.001, 1))));
    assertThat(headline.verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(headline.words()).contains("chance alone could explain");
  }

  @Test
  void aLossIsWorse() {
    assertThat(Headline.of(List.of(higher(shifted(-.05, .1)))).verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void whereLowerIsBetterLessIsAGain() {
    double[] model = shifted(-.05, .1);
    Comparison lower =
        Comparison.of(
            new Metric("pinball", mean(model), mean(FLOOR), "seasonal naive", false, true),
            "",
            300,
            new Bootstrap(200, .95, 1),
            Bootstrap.mean(model),
            Bootstrap.mean(FLOOR));
    assertThat(lower.gain()).isPositive();
    assertThat(Headline.of(List.of(lower)).verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void whereATargetIsBestItIsTheDistanceThatCounts() {
    Comparison near =
        Comparison.near(
            .9,
            new Metric("coverage", .92, .85, "seasonal naive", false, true),
            "",
            2,
            new Bootstrap(10, .95, 1),
            drawn -> .92,
            drawn -> .85);
    assertThat(near.gain()).isCloseTo(.03, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(near.better()).isEqualTo(Comparison.Better.NEARER);
    assertThat(Headline.of(List.of(near)).words()).contains("nearer to 0.9 is better");
  }

  @Test
  void withoutAnIntervalNothingIsShown() {
    Headline headline =
        Headline.of(List.of(Comparison.bare(new Metric("x", 2, 1, "chance", true, true), "")));
    assertThat(headline.verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(headline.words()).contains("was not measured");
  }

  private static Comparison higher(double[] model) {
    return Comparison.of(
        new Metric("ndcg_at_10", mean(model), mean(FLOOR), "popularity", true, true),
        "",
        300,
        new Bootstrap(200, .95, 1),
        Bootstrap.mean(model),
        Bootstrap.mean(FLOOR));
  }

  private static double[] shifted(double by, double noise) {
    Random random = new Random(9);
    return Arrays.stream(FLOOR).map(x -> x + by + noise * random.nextGaussian()).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
