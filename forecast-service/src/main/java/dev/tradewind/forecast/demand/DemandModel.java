package dev.tradewind.forecast.demand;

import dev.tradewind.api.inference.oip.MutinyGRPCInferenceServiceGrpc.MutinyGRPCInferenceServiceStub;
import dev.tradewind.forecast.domain.DemandForecast;
import dev.tradewind.forecast.domain.DemandHistory;
import dev.tradewind.forecast.domain.SeasonalNaive;
import dev.tradewind.forecast.settings.ForecastSettings;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The model that serves, with a forecast that needs none behind it. */
@ApplicationScoped
public class DemandModel {

  private static final Logger LOG = Logger.getLogger(DemandModel.class);

  private final MutinyGRPCInferenceServiceStub inference;
  private final Duration deadline;
  private final String model;

  DemandModel(
      @GrpcClient("inference") MutinyGRPCInferenceServiceStub inference,
      ForecastSettings settings) {
    this.inference = inference;
    this.deadline = settings.inferenceDeadline();
    this.model = settings.model();
  }

  /** A forecast in any case; its source says whose it is. */
  Uni<DemandForecast> forecast(DemandHistory history) {
    // Each call its own: quarkus.grpc.clients.*.deadline is one moment, set when the stub is made.
    return inference
        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
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
