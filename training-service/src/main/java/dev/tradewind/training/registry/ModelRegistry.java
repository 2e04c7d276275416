package dev.tradewind.training.registry;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.error.TrainingReason;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which versions of which models there are, and where aliases point. */
@ApplicationScoped
public class ModelRegistry {

  private final RegistryStatements statements;

  ModelRegistry(RegistryStatements statements) {
    this.statements = statements;
  }

  /** All models that can be trained, by name. */
  @WithSession
  public Uni<List<RegisteredModel>> models() {
    return statements
        .aliases()
        .chain(
            aliases ->
                statements
                    .latestVersions()
                    .map(
                        latest ->
                            TrainableModel.all().stream()
                                .map(name -> model(name, aliases, latest))
                                .toList()));
  }

  /** One model. Fails with MODEL_UNKNOWN. */
  @WithSession
  public Uni<RegisteredModel> model(String name) {
    return models()
        .map(
            models ->
                models.stream()
                    .filter(model -> model.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknownModel(name)));
  }

  /** A model's versions below the given number, newest first. */
  @WithSession
  public Uni<List<ModelVersion>> versionsBelow(String model, long below, int limit) {
    return statements.versionsBelow(model, below, limit);
  }

  /** One version. Fails with MODEL_VERSION_UNKNOWN. */
  @WithSession
  public Uni<ModelVersion> version(String model, long version) {
    return statements
        .version(model, version)
        .onItem()
        .ifNull()
        .failWith(() -> unknownVersion(model, version));
  }

  /** Takes the next version number of a model; a number is never given again. */
  @WithTransaction
  public Uni<Long> reserveVersion(String model) {
    return statements.nextVersion(model);
  }

  /** Registers a version whose artefact is in place, and points the alias to it where given. */
  @WithTransaction
  public Uni<Void> register(ModelVersion version, List<String> aliases) {
    return statements
        .insert(version)
        .chain(
            () -> {
              Uni<Void> moved = Uni.createFrom().voidItem();
              for (String alias : aliases) {
                moved =
                    moved.chain(() -> statements.point(version.model(), alias, version.version()));
              }
              return moved;
            });
  }

  /** Points an alias to a version. Fails with MODEL_UNKNOWN or MODEL_VERSION_UNKNOWN. */
  @WithTransaction
  public Uni<RegisteredModel> setAlias(String model, String alias, long version) {
    return model(model)
        .chain(known -> version(model, version))
        .chain(known -> statements.point(model, alias, version))
        .chain(() -> model(model));
  }

  /** The failure of a call that names no model. */
  public static ServiceException unknownModel(String name) {
    return new ServiceException(
        TrainingReason.MODEL_UNKNOWN,
        "model: " + name + " (expected one of: " + TrainableModel.names() + ")");
  }

  private static ServiceException unknownVersion(String model, long version) {
    return new ServiceException(
        TrainingReason.MODEL_VERSION_UNKNOWN, "model " + model + " has no version " + version);
  }

  private static RegisteredModel model(
      String name, List<AliasRow> aliases, Map<String, Long> latest) {
    Map<String, Long> own = new TreeMap<>();
    for (AliasRow alias : aliases) {
      if (alias.model.equals(name)) {
        own.put(alias.alias, alias.version);
      }
    }
    return new RegisteredModel(name, own, latest.getOrDefault(name, 0L));
  }
}
