package dev.tradewind.ingestion.event.kafka;

import io.quarkus.arc.lookup.LookupIfProperty;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while this instance writes the log: one that stands by gets no calls. */
@Readiness
@Singleton
@LookupIfProperty(name = "tradewind.ingestion.log.engine", stringValue = "kafka")
class WriterReadiness implements HealthCheck {

  private final KafkaEngine engine;

  WriterReadiness(KafkaEngine engine) {
    this.engine = engine;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("writer of the event log in Kafka")
        .status(engine.isWriting())
        .build();
  }
}
