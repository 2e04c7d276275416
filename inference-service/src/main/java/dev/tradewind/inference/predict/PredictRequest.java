package dev.tradewind.inference.predict;

import java.util.Map;
import java.util.Set;

/**
 * One run of a model.
 *
 * @param model its name
 * @param version which one
 * @param signature its name, such as {@link #DEFAULT_SIGNATURE} or {@code explain}
 * @param inputs by the names of the signature
 * @param outputs the outputs wanted, by the names of the signature; empty means all
 * @param terms deadline and priority
 */
public record PredictRequest(
    String model,
    VersionChoice version,
    String signature,
    Map<String, TensorValue> inputs,
    Set<String> outputs,
    Terms terms) {

  /** What a model is asked that is not asked for anything else. */
  public static final String DEFAULT_SIGNATURE = "serving_default";

  public PredictRequest {
    inputs = Map.copyOf(inputs);
    outputs = Set.copyOf(outputs);
  }

  /** All outputs of the default signature of the version that serves. */
  public static PredictRequest of(String model, Map<String, TensorValue> inputs) {
    return new PredictRequest(
        model, VersionChoice.SERVING, DEFAULT_SIGNATURE, inputs, Set.of(), Terms.NONE);
  }
}
