package dev.tradewind.feature.identity;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before all links are known: a person's values would be those of one of the ids. */
@Readiness
@Singleton
class IdentityReadiness implements HealthCheck {

  private final IdentityFollower follower;

  IdentityReadiness(IdentityFollower follower) {
    this.follower = follower;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("identity links").status(follower.isCaughtUp()).build();
  }
}
