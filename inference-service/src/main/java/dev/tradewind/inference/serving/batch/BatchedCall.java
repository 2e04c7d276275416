package dev.tradewind.inference.serving.batch;

import dev.tradewind.inference.predict.RunCost;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.engine.LoadedModel;
import java.util.Map;

/** A call on its way through a batch. Exactly one of the two outcomes is told, once. */
public interface BatchedCall {

  /** Open until the outcome is told. */
  LoadedModel model();

  /** One of the model's. */
  String signature();

  /** Fitting the signature. */
  Map<String, TensorValue> inputs();

  /**
   * It has run.
   *
   * @param outputs all of the signature's, with the rows of this call
   */
  void answered(Map<String, TensorValue> outputs, RunCost cost);

  /** It has not run, or in vain. */
  void failed(Throwable failure);
}
