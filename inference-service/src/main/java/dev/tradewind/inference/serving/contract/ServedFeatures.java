package dev.tradewind.inference.serving.contract;

import dev.tradewind.inference.predict.FedVersion;
import dev.tradewind.inference.predict.ModelFeatures;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.Lease;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Singleton;

/** What feeds the models of this process. */
@Singleton
public class ServedFeatures implements ModelFeatures {

  private final ServedModels models;
  private final FeatureGate gate;

  ServedFeatures(ServedModels models, FeatureGate gate) {
    this.models = models;
    this.gate = gate;
  }

  @Override
  public FedVersion of(String model, VersionChoice choice) {
    try (Lease<ServedVersion> lease = models.lease(model, choice)) {
      Artefact served = lease.value().id();
      return new FedVersion(served.version(), gate.contract(served).features());
    } catch (ServiceException absent) {
      return FedVersion.NONE;
    }
  }
}
