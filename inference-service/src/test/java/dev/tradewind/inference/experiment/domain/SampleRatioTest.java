package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRatioTest {

  private static final List<Arm> ARMS = List.of(new Arm("a", 9, ""), new Arm("b", 1, ""));

  @Test
  void isPearsonsChiSquare() {
    // 16/900 + 16/100 = 0.1778 with one degree of freedom.
    assertThat(SampleRatio.of(ARMS, new long[] {904, 96}).p()).isCloseTo(0.6733, within(0.0005));
  }

  @Test
  void anUnevenSplitIsAnAlarmAndAnEvenOneIsNone() {
    assertThat(SampleRatio.of(ARMS, new long[] {9000, 1000}).isMismatch()).isFalse();
    assertThat(SampleRatio.of(ARMS, new long[] {9000, 1050}).isMismatch()).isFalse();
    assertThat(SampleRatio.of(ARMS, new long[] {9000, 1200}).isMismatch()).isTrue();
    assertThat(SampleRatio.of(ARMS, new long[] {0, 0}).isMismatch()).isFalse();
  }
}
