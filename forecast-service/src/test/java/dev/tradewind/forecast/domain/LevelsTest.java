package dev.tradewind.forecast.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest {

  private static final List<Double> QUANTILES = List.of(1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0);

  @Test
  void aForecastLevelIsItsOwnQuantile() {
    for (int level = 0; level < Levels.ALL.size(); level++) {
      assertThat(Levels.interpolate(QUANTILES, Levels.ALL.get(level)))
          .isEqualTo(QUANTILES.get(level));
    }
  }

  @Test
  void betweenTwoLevelsItIsLinear() {
    assertThat(Levels.interpolate(QUANTILES, .925)).isCloseTo(16.0, within(1e-9));
    assertThat(Levels.interpolate(QUANTILES, .6)).isCloseTo(6.2, within(1e-9));
  }

  @Test
  void beyondTheLevelsNothingIsMadeUp() {
    for (double level : new double[] {0.04, 0.96, Double.NaN}) {
      assertThatThrownBy(() -> Levels.interpolate(QUANTILES, level))
          .hasMessageContaining("expected: 0.05 to 0.95");
    }
  }
}
