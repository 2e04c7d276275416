package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.RunCost;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.batch.BatchedCall;
import dev.tradewind.inference.serving.domain.Lease;
import dev.tradewind.inference.serving.engine.LoadedModel;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.HashMap;
import java.util.Map;

/**
 * A call with the version that it holds; the hold ends before its caller has the outcome.
 *
 * @param rows of the call; 1 where the model knows none
 * @param admitted when, by {@link System#nanoTime}
 */
record AdmittedCall(
    PredictRequest request,
    Lease<ServedVersion> lease,
    int rows,
    long admitted,
    UniEmitter<? super Prediction> caller)
    implements BatchedCall {

  @Override
  public LoadedModel model() {
    return lease.value().model();
  }

  @Override
  public String signature() {
    return request.signature();
  }

  @Override
  public Map<String, TensorValue> inputs() {
    return request.inputs();
  }

  @Override
  public void answered(Map<String, TensorValue> outputs, RunCost cost) {
    long version = lease.value().id().version();
    lease.value().statistics().answered(rows, System.nanoTime() - admitted, cost);
    lease.close();
    caller.complete(new Prediction(version, wanted(outputs), cost));
  }

  private Map<String, TensorValue> wanted(Map<String, TensorValue> outputs) {
    if (request.outputs().isEmpty()) {
      return outputs;
    }
    Map<String, TensorValue> wanted = new HashMap<>(outputs);
    wanted.keySet().retainAll(request.outputs());
    return wanted;
  }

  @Override
  public void failed(Throwable failure) {
    lease.value().statistics().failed(System.nanoTime() - admitted);
    lease.close();
    caller.fail(failure);
  }
}
