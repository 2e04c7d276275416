package dev.tradewind.training.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "-0.0; 0",
        "0.1; 0.1",
        "0.12345; 0.123",
        "0.8796; 0.880",
        "0.012345; 0.0123",
        "12.345; 12.3",
        "123.45; 123",
        "-1234567; −1,234,567",
        "0.00001234; 1.23e−05",
        "NaN; –"
      })
  void numbersHaveAboutThreeDigits(double value, String written) {
    assertThat(Numbers.write(value)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"0; 0 %", "0.5; 50.0 %", "0.1234; 12.3 %", "0.00123; 0.12 %", "-0.05; −5.0 %"})
  void sharesArePerCent(double value, String written) {
    assertThat(Numbers.percent(value)).isEqualTo(written);
  }

  @Property
  void ticksAreRoundFewAndSpanTheValues(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
      @ForAll @IntRange(min = -3, max = 6) int power,
      @ForAll @IntRange(min = 3, max = 11) int most) {
    double width = 1.7 * Math.pow(10, power);
    Ticks ticks = Ticks.over(low, low + width, most, 0);
    double digit = ticks.step() / Math.pow(10, Math.floor(Math.log10(ticks.step()) + 1e-9));
    assertThat(Math.rint(digit)).isIn(1.0, 2.0, 5.0);
    assertThat(digit).isCloseTo(Math.rint(digit), org.assertj.core.api.Assertions.within(1e-6));
    double slack = ticks.step() * 1e-6;
    assertThat(ticks.from()).isLessThanOrEqualTo(low + slack);
    assertThat(ticks.to()).isGreaterThanOrEqualTo(low + width - slack);
    assertThat(ticks.values()).hasSizeBetween(2, most + 2);
  }

  @Test
  void whatIsCountedHasWholeTicks() {
    assertThat(Ticks.over(1, 2, 8, Unit.COUNT.leastStep()).values()).containsExactly(1.0, 2.0);
    assertThat(Ticks.over(1, 30, 8, Unit.COUNT.leastStep()).step()).isEqualTo(5);
  }
}
