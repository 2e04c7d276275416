package dev.tradewind.inference.health;

import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.lifecycle.ModelObserver;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.quarkus.grpc.runtime.health.GrpcHealthStorage;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Tells the gRPC health protocol of every model: service {@code model/<name>} is SERVING while a
 * call that asks for no version would be answered.
 */
@Singleton
public class ModelHealth implements ModelObserver {

  private static final String PREFIX = "model/";

  private final GrpcHealthStorage health;

  ModelHealth(GrpcHealthStorage health) {
    this.health = health;
  }

  @Override
  public void followed(Map<String, ModelLifecycle> standings) {
    standings.forEach((model, standing) -> tell(PREFIX + model, standing.serves()));
  }

  /** Only what is new: whoever watches a service hears of every status that is set. */
  private void tell(String service, boolean serves) {
    ServingStatus status = serves ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    if (status != health.getStatuses().get(service)) {
      health.setStatus(service, status);
    }
  }
}
