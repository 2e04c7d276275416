package dev.tradewind.inference.serving.registry;

import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.GetModelVersionResponse;
import dev.tradewind.api.training.v1.ListModelsRequest;
import dev.tradewind.api.training.v1.ListModelsResponse;
import dev.tradewind.api.training.v1.Model;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelPlan;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The registry of the training service. */
@Singleton
public class TrainingRegistry implements Registry {

  private static final String CHAMPION = "champion";

  private final ModelService training;
  private final Set<String> aliases;

  TrainingRegistry(@GrpcClient("training") ModelService training, RegistryConfig config) {
    this.training = training;
    this.aliases = new LinkedHashSet<>(config.aliases());
    this.aliases.add(CHAMPION);
  }

  @Override
  public Uni<List<ModelPlan>> plans() {
    return training
        .listModels(ListModelsRequest.getDefaultInstance())
        .onItem()
        .transformToMulti(TrainingRegistry::withChampion)
        .onItem()
        .transformToUniAndConcatenate(this::plan)
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private static Multi<Model> withChampion(ListModelsResponse response) {
    return Multi.createFrom()
        .iterable(response.getModelsList())
        .filter(model -> model.getAliasesMap().containsKey(CHAMPION));
  }

  /** Empty where the champion went away meanwhile: the other models shall not wait for it. */
  private Uni<Optional<ModelPlan>> plan(Model model) {
    return Multi.createFrom()
        .iterable(aliases)
        .filter(model.getAliasesMap()::containsKey)
        .onItem()
        .transformToUniAndConcatenate(alias -> version(model.getName(), alias))
        .collect()
        .asList()
        .map(found -> plan(model.getName(), found.stream().flatMap(Optional::stream).toList()));
  }

  private record Aliased(String alias, Artefact artefact) {}

  private static Optional<ModelPlan> plan(String model, List<Aliased> found) {
    NavigableMap<Long, Artefact> versions = new TreeMap<>();
    Map<String, Long> labels = new HashMap<>();
    for (Aliased one : found) {
      versions.put(one.artefact().version(), one.artefact());
      labels.put(one.alias(), one.artefact().version());
    }
    return Optional.ofNullable(labels.get(CHAMPION))
        .map(champion -> new ModelPlan(model, versions, labels, OptionalLong.of(champion)));
  }

  private Uni<Optional<Aliased>> version(String model, String alias) {
    return training
        .getModelVersion(
            GetModelVersionRequest.newBuilder().setModel(model).setAlias(alias).build())
        .map(GetModelVersionResponse::getModelVersion)
        .map(version -> Optional.of(new Aliased(alias, artefact(version))))
        .onFailure(TrainingRegistry::isNotFound)
        .recoverWithItem(Optional::empty);
  }

  private static Artefact artefact(ModelVersion version) {
    return new Artefact(
        version.getModel(),
        version.getVersion(),
        version.getArtifactUri(),
        version.getArtifactDigest());
  }

  private static boolean isNotFound(Throwable failure) {
    return Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND;
  }
}
