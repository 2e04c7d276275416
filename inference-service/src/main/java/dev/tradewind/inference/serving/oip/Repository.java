package dev.tradewind.inference.serving.oip;

import dev.tradewind.api.inference.oip.ModelRepositoryParameter;
import dev.tradewind.api.inference.oip.RepositoryIndexRequest;
import dev.tradewind.api.inference.oip.RepositoryIndexResponse;
import dev.tradewind.api.inference.oip.RepositoryIndexResponse.ModelIndex;
import dev.tradewind.api.inference.oip.RepositoryModelLoadRequest;
import dev.tradewind.api.inference.oip.RepositoryModelUnloadRequest;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.serving.domain.ModelCatalog;
import dev.tradewind.inference.serving.domain.VersionStanding;
import dev.tradewind.inference.serving.domain.VersionState;
import dev.tradewind.inference.serving.engine.ModelControl;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The models that are known, and the orders of callers who may give some. */
@Singleton
public class Repository {

  /** No model depends on another here. */
  private static final String UNLOAD_DEPENDENTS = "unload_dependents";

  private final ModelCatalog catalog;
  private final ModelControl control;
  private final boolean allowed;

  Repository(ModelCatalog catalog, ModelControl control, OpenInferenceConfig config) {
    this.catalog = catalog;
    this.control = control;
    this.allowed = config.modelControl();
  }

  RepositoryIndexResponse index(RepositoryIndexRequest request) {
    checkName(request.getRepositoryName());
    RepositoryIndexResponse.Builder response = RepositoryIndexResponse.newBuilder();
    for (String model : catalog.models()) {
      for (VersionStanding version : catalog.versions(model)) {
        if (!request.getReady() || version.state() == VersionState.AVAILABLE) {
          response.addModels(entry(model, version));
        }
      }
    }
    return response.build();
  }

  private static ModelIndex entry(String model, VersionStanding version) {
    return ModelIndex.newBuilder()
        .setName(model)
        .setVersion(Long.toString(version.version()))
        .setState(state(version.state()))
        .setReason(version.problem())
        .build();
  }

  private static String state(VersionState state) {
    return switch (state) {
      case AVAILABLE -> "READY";
      case START, LOADING -> "LOADING";
      case UNLOADING -> "UNLOADING";
      case END -> "UNAVAILABLE";
    };
  }

  /** Fails with MODEL_UNKNOWN, MODEL_REFUSED, CONTROL_UNAVAILABLE, FIELD_INVALID. */
  Uni<Void> load(RepositoryModelLoadRequest request) {
    checkName(request.getRepositoryName());
    checkParameters(request.getParametersMap(), Set.of());
    return order(() -> control.load(request.getModelName()));
  }

  /** Fails with MODEL_UNKNOWN, CONTROL_UNAVAILABLE, FIELD_INVALID. */
  Uni<Void> unload(RepositoryModelUnloadRequest request) {
    checkName(request.getRepositoryName());
    checkParameters(request.getParametersMap(), Set.of(UNLOAD_DEPENDENTS));
    return order(() -> control.unload(request.getModelName()));
  }

  private Uni<Void> order(Supplier<CompletionStage<Void>> order) {
    if (!allowed) {
      throw new ServiceException(
          InferenceReason.CONTROL_UNAVAILABLE,
          "what serves is not for callers to say here"
              + " (tradewind.inference.open-inference.model-control is off)");
    }
    return Uni.createFrom().completionStage(order);
  }

  private static void checkName(String repository) {
    if (!repository.isEmpty()) {
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          "repository_name: " + repository + " (expected: none; there is one)");
    }
  }

  private static void checkParameters(
      Map<String, ModelRepositoryParameter> parameters, Set<String> known) {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        throw new ServiceException(
            CommonReason.FIELD_INVALID,
            "parameters."
                + name
                + ": a model is loaded as it is configured (expected: no such parameter)");
      }
    }
  }
}
