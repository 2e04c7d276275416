package dev.tradewind.inference.serving.engine;

import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import java.util.Map;

/** A model in memory. Runs from many threads at once; is closed after the last run has ended. */
public interface LoadedModel extends AutoCloseable {

  /** What it takes and gives. */
  ModelSignature signature();

  /**
   * Runs it, blocking the thread.
   *
   * @param inputs fitting the signature
   * @return all outputs
   * @throws dev.tradewind.kit.error.ServiceException with INPUT_INVALID where the model itself
   *     rejects the values
   */
  Map<String, TensorValue> run(Map<String, TensorValue> inputs);

  @Override
  void close();
}
