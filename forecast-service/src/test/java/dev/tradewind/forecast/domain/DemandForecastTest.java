package dev.tradewind.forecast.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DemandForecastTest {

  private static final List<Double> ROW = List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);

  @Test
  void whatIsNotAForecastIsRefused() {
    List<List<Double>> good = Collections.nCopies(14, ROW);

    assertThatThrownBy(() -> forecast(Collections.nCopies(13, ROW), good))
        .hasMessageContaining("daily: 13 days (expected: 14)");
    assertThatThrownBy(() -> forecast(good, Collections.nCopies(14, List.of(1.0))))
        .hasMessageContaining("cumulative");
    assertThatThrownBy(
            () -> forecast(Collections.nCopies(14, Collections.nCopies(7, Double.NaN)), good))
        .hasMessageContaining("finite");
  }

  @Property
  void whateverAModelSaysQuantilesNeverCross(
      @ForAll @Size(14) List<@Size(7) List<@DoubleRange(min = -1e6, max = 1e6) Double>> daily,
      @ForAll @Size(14) List<@Size(7) List<@DoubleRange(min = -1e6, max = 1e6) Double>> sums) {
    SampleForecasts.assertSound(forecast(daily, sums));
  }

  @Test
  void cumulativeQuantilesAreReadByDaysAndLevel() {
    DemandForecast forecast = SampleForecasts.normal(100, 10);

    assertThat(forecast.cumulativeQuantile(4, .5)).isEqualTo(400);
    assertThat(forecast.cumulativeQuantile(4, .95)).isBetween(432.8, 432.9);
  }

  private static DemandForecast forecast(List<List<Double>> daily, List<List<Double>> cumulative) {
    return new DemandForecast(
        SampleForecasts.TODAY, daily, cumulative, DemandForecast.Source.MODEL, 1);
  }
}
