package dev.tradewind.forecast.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Forecasts for tests. */
final class SampleForecasts {

  static final LocalDate TODAY = LocalDate.parse("2026-03-02");

  /** Standard normal quantiles at the levels. */
  private static final double[] Z = {
    -1.6448536269514722,
    -1.2815515655446004,
    -0.6744897501960817,
    0,
    0.6744897501960817,
    1.2815515655446004,
    1.6448536269514722
  };

  private SampleForecasts() {}

  /** Each day's sum so far is normal, with mean and standard deviation a day. */
  static DemandForecast normal(double mean, double deviation) {
    List<List<Double>> daily = new ArrayList<>();
    List<List<Double>> cumulative = new ArrayList<>();
    for (int day = 1; day <= DemandForecast.DAYS; day++) {
      daily.add(row(mean, deviation));
      cumulative.add(row(day * mean, Math.sqrt(day) * deviation));
    }
    return new DemandForecast(TODAY, daily, cumulative, DemandForecast.Source.MODEL, 3);
  }

  private static List<Double> row(double mean, double deviation) {
    List<Double> row = new ArrayList<>();
    for (double z : Z) {
      row.add(mean + z * deviation);
    }
    return row;
  }

  static void assertSound(DemandForecast forecast) {
    for (int day = 0; day < DemandForecast.DAYS; day++) {
      assertThat(forecast.daily().get(day)).isSorted().allMatch(quantile -> quantile >= 0);
      assertThat(forecast.cumulative().get(day)).isSorted().allMatch(quantile -> quantile >= 0);
      for (int level = 0; day > 0 && level < Levels.ALL.size(); level++) {
        assertThat(forecast.cumulative().get(day).get(level))
            .isGreaterThanOrEqualTo(forecast.cumulative().get(day - 1).get(level));
      }
    }
  }
}
