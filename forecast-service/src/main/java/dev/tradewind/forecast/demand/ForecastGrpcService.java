package dev.tradewind.forecast.demand;

import dev.tradewind.api.forecast.v1.ForecastDemandRequest;
import dev.tradewind.api.forecast.v1.ForecastDemandResponse;
import dev.tradewind.api.forecast.v1.ForecastService;
import dev.tradewind.forecast.domain.DemandForecast;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** The contract of forecasts. */
@GrpcService
class ForecastGrpcService implements ForecastService {

  private final Forecasts forecasts;

  ForecastGrpcService(Forecasts forecasts) {
    this.forecasts = forecasts;
  }

  @Override
  public Uni<ForecastDemandResponse> forecastDemand(ForecastDemandRequest request) {
    int horizon = request.getHorizonDays() == 0 ? DemandForecast.DAYS : request.getHorizonDays();
    return forecasts
        .of(request.getItemId())
        .map(forecast -> ForecastMessages.response(request.getItemId(), forecast, horizon));
  }
}
