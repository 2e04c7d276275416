package dev.tradewind.forecast.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeasonalNaiveTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

  @Test
  void aWeekThatRepeatsIsForecastWithoutDoubt() {
    List<Double> units = IntStream.range(0, 56).mapToObj(day -> 10.0 + day % 7).toList();

    DemandForecast forecast = SeasonalNaive.forecast(new DemandHistory(TODAY, units));

    assertThat(forecast.firstDay()).isEqualTo(TODAY);
    assertThat(forecast.source()).isEqualTo(DemandForecast.Source.SEASONAL_NAIVE);
    assertThat(forecast.modelVersion()).isZero();
    for (int day = 0; day < 14; day++) {
      assertThat(forecast.daily().get(day)).containsOnly(10.0 + day % 7);
    }
    assertThat(forecast.cumulative().get(6)).containsOnly(91.0);
    assertThat(forecast.cumulative().get(13)).containsOnly(182.0);
  }

  @Test
  void theSpreadIsThatOfItsOwnPastErrors() {
    // Nothing but one day of 7 in the middle: the errors are one +7, one -7 and zeros.
    List<Double> units = IntStream.range(0, 56).mapToObj(day -> day == 30 ? 7.0 : 0.0).toList();
    List<Double> errors =
        IntStream.range(7, 56)
            .mapToObj(day -> units.get(day) - units.get(day - 7))
            .sorted()
            .toList();

    List<Double> first = SeasonalNaive.forecast(new DemandHistory(TODAY, units)).daily().get(0);

    assertThat(errors).hasSize(49);
    assertThat(first.get(6)).isEqualTo(SeasonalNaive.quantile(errors, .95));
    assertThat(first.get(0)).isZero();
  }

  @Test
  void quantilesAreThoseOfTheTextbook() {
    // R: quantile(c(1, 2, 3, 4, 10), c(.05, .25, .5, .9), type = 7)
    List<Double> sorted = List.of(1.0, 2.0, 3.0, 4.0, 10.0);
    assertThat(SeasonalNaive.quantile(sorted, .05)).isCloseTo(1.2, within(1e-12));
    assertThat(SeasonalNaive.quantile(sorted, .25)).isCloseTo(2, within(1e-12));
    assertThat(SeasonalNaive.quantile(sorted, .5)).isCloseTo(3, within(1e-12));
    assertThat(SeasonalNaive.quantile(sorted, .9)).isCloseTo(7.6, within(1e-12));
  }

  @Test
  void noSalesLatelyMeansNoneSoon() {
    DemandForecast forecast =
        SeasonalNaive.forecast(new DemandHistory(TODAY, Collections.nCopies(56, 0.0)));

    assertThat(forecast.cumulative().get(13)).containsOnly(0.0);
  }

  @Property
  void quantilesNeverCrossAndSumsNeverFall(
      @ForAll @Size(56) List<@DoubleRange(min = 0, max = 1e6) Double> units) {
    DemandForecast forecast = SeasonalNaive.forecast(new DemandHistory(TODAY, units));

    SampleForecasts.assertSound(forecast);
  }
}
