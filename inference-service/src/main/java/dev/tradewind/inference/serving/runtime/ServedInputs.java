package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.predict.InputSpec;
import dev.tradewind.inference.predict.ModelInputs;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.Lease;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** What the models of this process take. */
@Singleton
public class ServedInputs implements ModelInputs {

  private final ServedModels models;

  ServedInputs(ServedModels models) {
    this.models = models;
  }

  @Override
  public Map<String, InputSpec> of(String model, VersionChoice version, String signature) {
    try (Lease<ServedVersion> lease = models.lease(model, version)) {
      Map<String, InputSpec> inputs = new HashMap<>();
      lease
          .value()
          .signature(signature)
          .inputs()
          .forEach(spec -> inputs.put(spec.name(), new InputSpec(spec.type(), spec.shape())));
      return inputs;
    }
  }
}
