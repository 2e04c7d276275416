package dev.tradewind.inference.health;

import dev.tradewind.inference.decision.recommend.PopularItems;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.registry.ModelRollout;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as soon as a recommendation can be answered: from a model or from popularity. Where each
 * model stands is told as data and does not hold readiness back, as calls are answered without.
 */
@Readiness
@Singleton
public class InferenceReadiness implements HealthCheck {

  private final ModelRollout rollout;
  private final PopularItems popular;

  InferenceReadiness(ModelRollout rollout, PopularItems popular) {
    this.rollout = rollout;
    this.popular = popular;
  }

  @Override
  public HealthCheckResponse call() {
    Map<String, ModelLifecycle> models = rollout.standings();
    boolean anyModel = models.values().stream().anyMatch(model -> model.serving().isPresent());
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("inference")
            .status(anyModel || popular.current().isPresent())
            .withData(
                "popular items", popular.current().map(items -> (long) items.size()).orElse(-1L));
    models.forEach((name, model) -> response.withData("model " + name, describe(model)));
    return response.build();
  }

  private static String describe(ModelLifecycle model) {
    String serving =
        model.serving().map(it -> "version " + it.version() + " serves").orElse("none");
    String refused =
        model
            .refusal()
            .map(it -> "; version " + it.champion().version() + " refused: " + it.reason())
            .orElse("");
    return serving + refused;
  }
}
