package dev.tradewind.inference.serving.golden;

import dev.tradewind.inference.predict.TensorValue;
import java.util.Map;

/**
 * A request and its right answer.
 *
 * @param name for people
 * @param signature that is asked
 * @param inputs by the names of the signature
 * @param outputs as the model gave them when it was measured
 */
public record GoldenRequest(
    String name,
    String signature,
    Map<String, TensorValue> inputs,
    Map<String, TensorValue> outputs) {

  public GoldenRequest {
    inputs = Map.copyOf(inputs);
    outputs = Map.copyOf(outputs);
  }
}
