package dev.tradewind.inference.serving.registry;

import dev.tradewind.api.training.v1.GetModelVersionRequest;
import dev.tradewind.api.training.v1.ListModelsRequest;
import dev.tradewind.api.training.v1.ListModelsResponse;
import dev.tradewind.api.training.v1.Model;
import dev.tradewind.api.training.v1.ModelService;
import dev.tradewind.api.training.v1.ModelVersion;
import dev.tradewind.inference.serving.domain.Champion;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The registry of the training service. */
@Singleton
public class TrainingRegistry implements Registry {

  private static final String CHAMPION = "champion";

  private final ModelService training;

  TrainingRegistry(@GrpcClient("training") ModelService training) {
    this.training = training;
  }

  @Override
  public Uni<List<Champion>> champions() {
    return training
        .listModels(ListModelsRequest.getDefaultInstance())
        .onItem()
        .transformToMulti(TrainingRegistry::withChampion)
        .onItem()
        .transformToUniAndConcatenate(this::champion)
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private static Multi<Model> withChampion(ListModelsResponse response) {
    return Multi.createFrom()
        .iterable(response.getModelsList())
        .filter(model -> model.getAliasesMap().containsKey(CHAMPION));
  }

  /** Empty where the alias went away between the two calls: the others shall not wait for it. */
  private Uni<Optional<Champion>> champion(Model model) {
    GetModelVersionRequest request =
        GetModelVersionRequest.newBuilder().setModel(model.getName()).setAlias(CHAMPION).build();
    return training
        .getModelVersion(request)
        .map(response -> Optional.of(champion(response.getModelVersion())))
        .onFailure(TrainingRegistry::isNotFound)
        .recoverWithItem(Optional::empty);
  }

  private static Champion champion(ModelVersion version) {
    return new Champion(
        version.getModel(),
        version.getVersion(),
        version.getArtifactUri(),
        version.getArtifactDigest());
  }

  private static boolean isNotFound(Throwable failure) {
    return Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND;
  }
}
