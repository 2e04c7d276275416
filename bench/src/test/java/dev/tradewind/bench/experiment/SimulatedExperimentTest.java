package dev.tradewind.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.bench.experiment.SimulatedExperiment.Ended;
import dev.tradewind.inference.experiment.domain.ExperimentResults.Verdict;
import org.junit.jupiter.api.Test;

class SimulatedExperimentTest {

  private static Ended run(double factor, double lost) {
    return new SimulatedExperiment(new Scenario("test", factor, lost, 0.7, true), 12_000, 1)
        .run(12_000);
  }

  @Test
  void aKnownEffectIsFoundAndNoneWhereThereIsNone() {
    assertThat(run(1, 0).treatment().verdict()).isEqualTo(Verdict.NO_DIFFERENCE_SEEN);
    assertThat(run(1.2, 0).treatment().verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void harmEndsItEarly() {
    Ended ended = run(0.7, 0);

    assertThat(ended.rolledBack()).isTrue();
    assertThat(ended.shoppers()).isLessThan(12_000);
  }

  @Test
  void lostShoppersAreNoticed() {
    assertThat(run(1, 0.15).treatment().verdict()).isEqualTo(Verdict.SAMPLE_RATIO_MISMATCH);
  }
}
