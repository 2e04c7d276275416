package dev.tradewind.inference.chance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashedChanceTest {

  @Test
  void isAboveZeroAndBelowOneAtBothEnds() {
    assertThat(HashedChance.fraction(0)).isPositive();
    assertThat(HashedChance.fraction((1L << 53) - 1)).isLessThan(1).isEqualTo(1 - 0x1p-53);
    assertThat(HashedChance.fraction((1L << 53) - 2)).isEqualTo(1 - 0x1p-52);
  }

  @Test
  void isUniform() {
    double mean =
        IntStream.range(0, 10_000).mapToDouble(n -> HashedChance.of("id-" + n)).average().orElse(0);
    assertThat(mean).isBetween(0.49, 0.51);
  }
}
