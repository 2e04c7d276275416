package dev.tradewind.inference.predict;

import java.util.Map;

/**
 * What a model answered.
 *
 * @param version the version that ran
 * @param outputs by the names of the signature
 * @param cost what it took
 */
public record Prediction(long version, Map<String, TensorValue> outputs, RunCost cost) {

  public Prediction {
    outputs = Map.copyOf(outputs);
  }
}
