package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.error.Code;
import dev.tradewind.api.tensorflow.serving.GetModelStatusResponse;
import dev.tradewind.api.tensorflow.serving.ModelVersionStatus;
import dev.tradewind.api.tensorflow.serving.StatusProto;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.ModelCatalog;
import dev.tradewind.inference.serving.domain.VersionStanding;
import dev.tradewind.inference.serving.domain.VersionState;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Singleton;
import java.util.List;

/** Says where the versions of a model stand. */
@Singleton
public class ModelStatuses {

  private final ModelCatalog catalog;

  ModelStatuses(ModelCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * All versions, the newest first, or the one that is asked for.
   *
   * @throws ServiceException MODEL_UNKNOWN, MODEL_VERSION_UNKNOWN, LABEL_UNKNOWN
   */
  public GetModelStatusResponse of(Target target) {
    List<VersionStanding> versions = catalog.versions(target.model());
    if (versions.isEmpty()) {
      throw new ServiceException(
          InferenceReason.MODEL_UNKNOWN, "no version of model \"" + target.model() + "\" is known");
    }
    GetModelStatusResponse.Builder response = GetModelStatusResponse.newBuilder();
    chosen(target, versions).forEach(version -> response.addModelVersionStatus(status(version)));
    return response.build();
  }

  private static List<VersionStanding> chosen(Target target, List<VersionStanding> versions) {
    if (target.version() instanceof VersionChoice.Numbered numbered) {
      return atLeastOne(
          versions.stream().filter(it -> it.version() == numbered.version()).toList(),
          InferenceReason.MODEL_VERSION_UNKNOWN,
          "version " + numbered.version() + " of " + target.model() + " is not known");
    }
    if (target.version() instanceof VersionChoice.Labelled labelled) {
      return atLeastOne(
          versions.stream().filter(it -> it.labels().contains(labelled.name())).toList(),
          InferenceReason.LABEL_UNKNOWN,
          "label \"" + labelled.name() + "\": no version of " + target.model() + " carries it");
    }
    return versions;
  }

  private static List<VersionStanding> atLeastOne(
      List<VersionStanding> found, InferenceReason otherwise, String problem) {
    if (found.isEmpty()) {
      throw new ServiceException(otherwise, problem);
    }
    return found;
  }

  private static ModelVersionStatus status(VersionStanding version) {
    return ModelVersionStatus.newBuilder()
        .setVersion(version.version())
        .setState(state(version.state()))
        .setStatus(
            StatusProto.newBuilder()
                .setErrorCode(version.problem().isEmpty() ? Code.OK : Code.UNKNOWN)
                .setErrorMessage(version.problem()))
        .build();
  }

  private static ModelVersionStatus.State state(VersionState state) {
    return switch (state) {
      case START -> ModelVersionStatus.State.START;
      case LOADING -> ModelVersionStatus.State.LOADING;
      case AVAILABLE -> ModelVersionStatus.State.AVAILABLE;
      case UNLOADING -> ModelVersionStatus.State.UNLOADING;
      case END -> ModelVersionStatus.State.END;
    };
  }
}
