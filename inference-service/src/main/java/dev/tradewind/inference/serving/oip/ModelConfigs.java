package dev.tradewind.inference.serving.oip;

import dev.tradewind.api.inference.oip.DataType;
import dev.tradewind.api.inference.oip.ModelConfig;
import dev.tradewind.api.inference.oip.ModelDynamicBatching;
import dev.tradewind.api.inference.oip.ModelInput;
import dev.tradewind.api.inference.oip.ModelOutput;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.serving.batch.BatchRules;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.inference.serving.runtime.ServingConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Tells how a model is run, in Triton's words. */
@Singleton
public class ModelConfigs {

  private static final String BACKEND = "tensorflow";

  private final BatchRules rules;
  private final int maximumBatch;

  ModelConfigs(ServingConfig config) {
    this.rules = BatchRules.of(config.batch());
    this.maximumBatch = config.maximumBatch();
  }

  ModelConfig of(ServedVersion version) {
    String name = version.id().model();
    ModelConfig.Builder config =
        ModelConfig.newBuilder()
            .setName(name)
            .setPlatform(InferResponses.PLATFORM)
            .setBackend(BACKEND);
    ModelSignature signature = version.model().signatures().get(PredictRequest.DEFAULT_SIGNATURE);
    if (signature == null) {
      return config.build();
    }
    boolean rows = signature.joinsRows();
    if (rows) {
      config.setMaxBatchSize(maximumBatch);
    }
    if (rows && !rules.unbatched().contains(name)) {
      config.setDynamicBatching(
          ModelDynamicBatching.newBuilder()
              .addAllPreferredBatchSize(rules.sizes(name).ascending())
              .setMaxQueueDelayMicroseconds(TimeUnit.NANOSECONDS.toMicros(rules.linger())));
    }
    signature
        .inputs()
        .forEach(
            spec ->
                config.addInput(
                    ModelInput.newBuilder()
                        .setName(spec.name())
                        .setDataType(type(spec.type()))
                        .addAllDims(dims(spec, rows))));
    signature
        .outputs()
        .forEach(
            spec ->
                config.addOutput(
                    ModelOutput.newBuilder()
                        .setName(spec.name())
                        .setDataType(type(spec.type()))
                        .addAllDims(dims(spec, rows))));
    return config.build();
  }

  private static List<Long> dims(TensorSpec spec, boolean rows) {
    return rows ? spec.shape().subList(1, spec.shape().size()) : spec.shape();
  }

  private static DataType type(ElementType type) {
    return type == ElementType.BYTES
        ? DataType.TYPE_STRING
        : DataType.valueOf("TYPE_" + type.name());
  }
}
