package dev.tradewind.inference.serving.tfs;

import dev.tradewind.inference.serving.domain.Lease;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Singleton;
import java.util.Map;

/** What can be asked of the models that serve. */
@Singleton
public class ServedSignatures {

  private final ServedModels models;

  ServedSignatures(ServedModels models) {
    this.models = models;
  }

  /**
   * The signature that a target means.
   *
   * @throws ServiceException MODEL_UNKNOWN, MODEL_VERSION_UNKNOWN, LABEL_UNKNOWN, MODEL_LOADING,
   *     SIGNATURE_UNKNOWN
   */
  public ModelSignature signature(Target target) {
    try (Lease<ServedVersion> lease = models.lease(target.model(), target.version())) {
      return lease.value().signature(target.signature());
    }
  }

  /** All of them, and of which version they are; whatever signature the target means. */
  OfVersion all(Target target) {
    try (Lease<ServedVersion> lease = models.lease(target.model(), target.version())) {
      return new OfVersion(lease.value().id().version(), lease.value().model().signatures());
    }
  }

  /** The signatures of one version, by name. */
  record OfVersion(long version, Map<String, ModelSignature> signatures) {}
}
