package dev.tradewind.inference.serving.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.Settings;
import org.junit.jupiter.api.Test;

class BatchRulesTest {

  @Test
  void sizesDoubleFromTheSmallestUnlessTheyAreNamed() {
    BatchRules rules = BatchRules.of(Settings.batching(64));
    assertThat(rules.sizes().ascending()).containsExactly(8, 16, 32, 64);
    assertThat(rules.linger()).isZero();
    assertThat(rules.priorityStep()).isEqualTo(10_000_000);
  }

  @Test
  void oneRowAtMostMeansThatNobodyShares() {
    assertThat(BatchRules.of(Settings.batching(1)).sizes().ascending()).containsExactly(1);
  }

  @Test
  void aWrongSettingIsNamed() {
    assertThatThrownBy(() -> BatchRules.of(Settings.batching(0)))
        .hasMessage("tradewind.inference.serving.batch.maximum-rows: 0 (expected: 1 to 100000)");
  }
}
