package dev.tradewind.training.nn.export;

import java.util.Map;
import org.tensorflow.proto.TensorProto;

/**
 * A question to a model whose answer is known.
 *
 * @param name what is asked, for a person to read
 * @param signature of the call
 * @param inputs by name
 * @param outputs by name; empty before it was asked
 */
public record GoldenRequest(
    String name,
    String signature,
    Map<String, TensorProto> inputs,
    Map<String, TensorProto> outputs) {

  public GoldenRequest {
    inputs = Map.copyOf(inputs);
    outputs = Map.copyOf(outputs);
  }

  /** A question that was not asked yet. */
  public static GoldenRequest of(String name, Map<String, TensorProto> inputs) {
    return new GoldenRequest(name, Signature.DEFAULT, inputs, Map.of());
  }

  /** The same inputs to another signature. */
  public GoldenRequest to(String other) {
    return new GoldenRequest(name, other, inputs, Map.of());
  }

  GoldenRequest answered(Map<String, TensorProto> answer) {
    return new GoldenRequest(name, signature, inputs, answer);
  }
}
