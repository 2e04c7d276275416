package dev.tradewind.forecast.demand;

import dev.tradewind.api.forecast.v1.DailyForecast;
import dev.tradewind.api.forecast.v1.ForecastDemandResponse;
import dev.tradewind.api.forecast.v1.ForecastSource;
import dev.tradewind.forecast.domain.DemandForecast;
import dev.tradewind.forecast.domain.Levels;

/** Forecasts as messages. */
public final class ForecastMessages {

  private ForecastMessages() {}

  static ForecastDemandResponse response(
      String itemId, Forecasts.Forecast forecast, int horizonDays) {
    DemandForecast demand = forecast.demand();
    ForecastDemandResponse.Builder response =
        ForecastDemandResponse.newBuilder()
            .setItemId(itemId)
            .addAllLevels(Levels.ALL)
            .setSource(source(demand.source()))
            .setModelVersion(demand.modelVersion())
            .addAllHistory(forecast.history().units());
    for (int day = 0; day < horizonDays; day++) {
      response.addDays(
          DailyForecast.newBuilder()
              .setDate(demand.firstDay().plusDays(day).toString())
              .addAllQuantiles(demand.daily().get(day))
              .addAllCumulativeQuantiles(demand.cumulative().get(day)));
    }
    return response.build();
  }

  /** Where a forecast comes from. */
  public static ForecastSource source(DemandForecast.Source source) {
    return switch (source) {
      case MODEL -> ForecastSource.FORECAST_SOURCE_MODEL;
      case SEASONAL_NAIVE -> ForecastSource.FORECAST_SOURCE_SEASONAL_NAIVE;
    };
  }
}
