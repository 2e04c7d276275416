package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Predictor;
import dev.tradewind.inference.serving.batch.BatchedCall;
import dev.tradewind.inference.serving.batch.domain.Waiting;
import dev.tradewind.inference.serving.domain.Lease;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;

/**
 * Runs the models of this process, calls of different callers together where the model knows rows.
 * A call holds its version from admission to answer, the wait in the queue included, so that a swap
 * in between changes nothing for it.
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
    long admitted = System.nanoTime();
    try {
      ModelSignature signature = lease.value().signature(request.signature());
      check(request, signature);
      AdmittedCall call =
          new AdmittedCall(request, lease, signature.rows(request.inputs()), admitted, caller);
      Waiting<BatchedCall> place =
          workers.batches().submit(request.model(), signature, call, request.terms());
      caller.onTermination(() -> giveUp(place, lease));
    } catch (RuntimeException refused) {
      lease.value().statistics().failed(System.nanoTime() - admitted);
      lease.close();
      throw refused;
    }
  }

  private void giveUp(Waiting<BatchedCall> place, Lease<ServedVersion> lease) {
    if (workers.batches().leave(place)) {
      lease.close();
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
}
