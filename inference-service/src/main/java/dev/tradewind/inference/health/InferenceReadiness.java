package dev.tradewind.inference.health;

import dev.tradewind.inference.decision.recommend.PopularItems;
import dev.tradewind.inference.serving.domain.ModelCatalog;
import dev.tradewind.inference.serving.domain.VersionStanding;
import dev.tradewind.inference.serving.lifecycle.ModelWatcher;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as soon as a recommendation can be answered, from a model or from popularity, and every
 * model serves that is configured as required. Where the others stand is told as data and does not
 * hold readiness back, as calls are answered without.
 */
@Readiness
@Singleton
public class InferenceReadiness implements HealthCheck {

  private final ModelWatcher watcher;
  private final ModelCatalog models;
  private final PopularItems popular;

  InferenceReadiness(ModelWatcher watcher, ModelCatalog models, PopularItems popular) {
    this.watcher = watcher;
    this.models = models;
    this.popular = popular;
  }

  @Override
  public HealthCheckResponse call() {
    List<String> names = models.models();
    boolean any = names.stream().anyMatch(name -> models.serving(name).isPresent());
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("inference")
            .status(watcher.hasRequired() && (any || popular.current().isPresent()))
            .withData(
                "popular items", popular.current().map(items -> (long) items.size()).orElse(-1L));
    names.forEach(name -> response.withData("model " + name, describe(name)));
    return response.build();
  }

  private String describe(String name) {
    return models.versions(name).stream()
        .map(InferenceReadiness::describe)
        .collect(Collectors.joining("; "));
  }

  private static String describe(VersionStanding version) {
    String state = version.serves() ? "serves" : version.state().name().toLowerCase(Locale.ROOT);
    String problem = version.problem().isEmpty() ? "" : ": " + version.problem();
    return "version " + version.version() + " " + state + problem;
  }
}
