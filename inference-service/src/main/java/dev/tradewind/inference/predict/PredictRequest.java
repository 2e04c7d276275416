package dev.tradewind.inference.predict;

import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One run of a model.
 *
 * @param model its name
 * @param version the version; empty means the one that serves
 * @param inputs by the names of the signature
 * @param outputs the outputs wanted, by the names of the signature; empty means all
 */
public record PredictRequest(
    String model, OptionalLong version, Map<String, TensorValue> inputs, Set<String> outputs) {

  public PredictRequest {
    inputs = Map.copyOf(inputs);
    outputs = Set.copyOf(outputs);
  }

  /** All outputs of the version that serves. */
  public static PredictRequest of(String model, Map<String, TensorValue> inputs) {
    return new PredictRequest(model, OptionalLong.empty(), inputs, Set.of());
  }
}
