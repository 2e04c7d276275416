package dev.tradewind.ingestion.event.postgres;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Tells of days that could not be archived. Not readiness: events go in and out all the same, and
 * no other instance would do better.
 */
@Wellness
@Singleton
class LogKeepingHealth implements HealthCheck {

  private final LogKeeping keeping;

  LogKeepingHealth(LogKeeping keeping) {
    this.keeping = keeping;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("event log archive and retention")
            .status(keeping.problems().isEmpty() && keeping.failure().isEmpty());
    keeping.problems().forEach((day, story) -> answer.withData(day.toString(), story));
    keeping.failure().ifPresent(story -> answer.withData("last round", story));
    return answer.build();
  }
}
