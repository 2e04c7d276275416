package dev.tradewind.forecast.demand;

import dev.tradewind.api.inference.oip.GRPCInferenceService;
import dev.tradewind.forecast.domain.DemandForecast;
import dev.tradewind.forecast.domain.DemandHistory;
import dev.tradewind.forecast.domain.SeasonalNaive;
import dev.tradewind.forecast.settings.ForecastSettings;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** The model that serves, with a forecast that needs none behind it. */
@ApplicationScoped
public class DemandModel {

  private static final Logger LOG = Logger.getLogger(DemandModel.class);

  private final GRPCInferenceService inference;
  private final String model;

  DemandModel(@GrpcClient("inference") GRPCInferenceService inference, ForecastSettings settings) {
    this.inference = inference;
    this.model = settings.model();
  }

  /** A forecast in any case; its source says whose it is. */
  Uni<DemandForecast> forecast(DemandHistory history) {
    return inference
        .modelInfer(DemandTensors.request(model, history))
        .map(response -> DemandTensors.forecast(response, history))
        .onFailure()
        .recoverWithItem(failure -> withoutModel(history, failure));
  }

  private DemandForecast withoutModel(DemandHistory history, Throwable failure) {
    Status status = Status.fromThrowable(failure);
    String why = status.getCode() == Status.Code.UNKNOWN ? failure.toString() : status.toString();
    LOG.warnf("no forecast of model %s, the seasonal naive one answers: %s", model, why);
    return SeasonalNaive.forecast(history);
  }
}
