package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessTalliesTest {

  private final ProcessTallies tallies = new ProcessTallies();

  private static Map<String, DecisionSums> decisions(long decisions) {
    return Map.of("arm", new DecisionSums(decisions, 1, decisions, 4.0 * decisions, 20));
  }

  private long with(long own) {
    return tallies.with("self", decisions(own)).get("arm").decisions();
  }

  @Test
  void theLastWordOfEachProcessCounts() {
    tallies.said("one", decisions(10));
    tallies.said("two", decisions(5));
    tallies.said("one", decisions(30));
    tallies.said("one", decisions(30));

    assertThat(with(0)).isEqualTo(35);
  }

  @Test
  void whatThisProcessKnowsBetterThanTheLogIsNotTakenFromIt() {
    tallies.said("one", decisions(10));
    tallies.said("self", decisions(7));

    assertThat(with(9)).isEqualTo(19);
  }

  @Test
  void ofMoreProcessesThanEverLiveOnlySumsAreKept() {
    for (int number = 0; number < ProcessTallies.MOST + 5; number++) {
      tallies.said("process-" + number, decisions(2));
    }

    assertThat(with(0)).isEqualTo(2 * (ProcessTallies.MOST + 5));
  }

  @Test
  void anArmOfWhichEveryDecisionFallsBackIsNotOneOfWhichNothingIsKnown() {
    DecisionSums all = DecisionSums.NONE.absent().absent().absent();

    assertThat(all.of(Metric.FALLBACK_RATE).value()).isEqualTo(0.8);
    assertThat(all.seen(Metric.FALLBACK_RATE)).as("what is shown").isEqualTo(1);
    assertThat(all.of(Metric.FALLBACK_RATE).variance()).isFinite().isPositive();
    assertThat(all.of(Metric.LATENCY)).isEqualTo(Moments.NONE);
    assertThat(DecisionSums.NONE.of(Metric.FALLBACK_RATE)).isEqualTo(Moments.NONE);
    assertThat(DecisionSums.NONE.seen(Metric.FALLBACK_RATE)).isZero();
  }
}
