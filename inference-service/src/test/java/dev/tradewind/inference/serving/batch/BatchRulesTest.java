package dev.tradewind.inference.serving.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchRulesTest {

  @Test
  void sizesDoubleFromTheSmallestUnlessTheyAreNamed() {
    BatchRules rules = BatchRules.of(Settings.batching(64));
    assertThat(rules.sizes().ascending()).containsExactly(8, 16, 32, 64);
    assertThat(rules.linger()).isZero();
    assertThat(rules.quick()).isEqualTo(1_000_000);
    assertThat(rules.priorityStep()).isEqualTo(10_000_000);
  }

  @Test
  void oneRowAtMostMeansThatNobodyShares() {
    assertThat(BatchRules.of(Settings.batching(1)).sizes().ascending()).containsExactly(1);
  }

  @Test
  void aModelMayHaveSizesOfItsOwn() {
    BatchRules rules = BatchRules.of(Settings.batching(16, Map.of("ranker", List.of(4, 512))));

    assertThat(rules.sizes("ranker").ascending()).containsExactly(4, 512);
    assertThat(rules.sizes("intent").ascending()).containsExactly(8, 16);
    assertThatThrownBy(() -> BatchRules.of(Settings.batching(16, Map.of("ranker", List.of(8, 0)))))
        .hasMessage(
            "tradewind.inference.serving.batch.models.ranker.sizes: 0 (expected: 1 to 100000)");
  }

  @Test
  void aWrongSettingIsNamed() {
    assertThatThrownBy(() -> BatchRules.of(Settings.batching(0)))
        .hasMessage("tradewind.inference.serving.batch.maximum-rows: 0 (expected: 1 to 100000)");
  }
}
