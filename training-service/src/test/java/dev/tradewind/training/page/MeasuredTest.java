package dev.tradewind.training.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.domain.Interval;
import dev.tradewind.training.domain.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredTest {

  @ParameterizedTest
  @CsvSource({
    "0.30, 0.40, true, better",
    "0.15, 0.40, true, unsure",
    "0.05, 0.15, true, worse",
    "0.05, 0.15, false, better",
    "0.30, 0.40, false, worse"
  })
  void onlyAWholeIntervalBeyondTheFloorIsCalledBetterOrWorse(
      double low, double high, boolean higherIsBetter, String verdict) {
    assertThat(Measured.of(metric(low, high, higherIsBetter)).verdict()).isEqualTo(verdict);
  }

  @Test
  void allThatIsShownIsOnTheScaleInItsOrder() {
    Measured shown = Measured.of(metric(0.3, 0.4, true));

    assertThat(shown.floorAt()).isBetween(0.0, shown.from());
    assertThat(shown.at()).isBetween(shown.from(), shown.from() + shown.width());
    assertThat(shown.from() + shown.width()).isLessThan(100);
    assertThat(shown.interval()).isEqualTo("0.300 to 0.400");
  }

  @ParameterizedTest
  @CsvSource({
    "0.123456, 0.123",
    "0.31, 0.310",
    "12.5, 12.5",
    "1234.5, 1230",
    "1, 1",
    "0.00001234, 0.0000123",
    "0, 0"
  })
  void numbersHaveThreeDigitsThatCount(double number, String text) {
    assertThat(Measured.text(number)).isEqualTo(text);
  }

  private static Metric metric(double low, double high, boolean higherIsBetter) {
    return new Metric(
        "a",
        (low + high) / 2,
        0.2,
        "counting",
        higherIsBetter,
        true,
        new Interval(low, high),
        9,
        "");
  }
}
