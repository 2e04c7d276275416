package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Predictor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.Lease;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the models of this process. A call holds its version from admission to answer, the wait in
 * the queue included, so that a swap in between changes nothing for it.
 */
@Singleton
public class InProcessPredictor implements Predictor {

  private final ServedModels models;
  private final ModelWorkers workers;
  private final int maximumBatch;

  /** A predictor over the models that serve. */
  public InProcessPredictor(ServedModels models, ModelWorkers workers, ServingConfig config) {
    this.models = models;
    this.workers = workers;
    this.maximumBatch =
        Setting.between(
            "tradewind.inference.serving.maximum-batch", config.maximumBatch(), 1, 100_000);
  }

  @Override
  public Uni<Prediction> predict(PredictRequest request) {
    return Uni.createFrom().emitter(caller -> admit(request, caller));
  }

  private void admit(PredictRequest request, UniEmitter<? super Prediction> caller) {
    Lease<ServedVersion> lease = models.lease(request.model(), request.version());
    AtomicBoolean gone = new AtomicBoolean();
    caller.onTermination(() -> gone.set(true));
    try {
      check(request, lease.value().model().signature());
      workers.execute(() -> answer(request, lease, gone, caller));
    } catch (RuntimeException refused) {
      lease.close();
      throw refused;
    }
  }

  private void check(PredictRequest request, ModelSignature signature) {
    signature
        .mismatch(request.inputs(), maximumBatch)
        .ifPresent(
            problem -> {
              throw new ServiceException(InferenceReason.INPUT_INVALID, "input " + problem);
            });
    signature
        .unknownOutput(request.outputs())
        .ifPresent(
            name -> {
              throw new ServiceException(
                  InferenceReason.OUTPUT_UNKNOWN, "output " + name + ": the model has none such");
            });
  }

  private static void answer(
      PredictRequest request,
      Lease<ServedVersion> lease,
      AtomicBoolean gone,
      UniEmitter<? super Prediction> caller) {
    Prediction prediction;
    try (lease) {
      if (gone.get()) {
        return;
      }
      ServedVersion version = lease.value();
      Map<String, TensorValue> outputs = version.model().run(request.inputs());
      prediction = new Prediction(version.champion().version(), wanted(outputs, request));
    } catch (RuntimeException | Error failure) {
      caller.fail(failure);
      return;
    }
    caller.complete(prediction);
  }

  private static Map<String, TensorValue> wanted(
      Map<String, TensorValue> outputs, PredictRequest request) {
    if (request.outputs().isEmpty()) {
      return outputs;
    }
    Map<String, TensorValue> wanted = new HashMap<>(outputs);
    wanted.keySet().retainAll(request.outputs());
    return wanted;
  }
}
