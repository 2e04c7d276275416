package dev.tradewind.training.nn.export;

import java.util.Map;
import org.tensorflow.Operand;

/**
 * A way of calling an exported model.
 *
 * @param name of the signature; {@code serving_default} is what a caller gets who names none
 * @param inputs placeholders by the names that callers use
 * @param outputs by the names that callers use
 * @param rankedBy output to the output that orders it, descending: entries whose ranks are as good
 *     as equal may stand in either order on another machine
 */
public record Signature(
    String name,
    Map<String, ? extends Operand<?>> inputs,
    Map<String, ? extends Operand<?>> outputs,
    Map<String, String> rankedBy) {

  /** What a caller gets who names no signature. */
  public static final String DEFAULT = "serving_default";

  public Signature {
    inputs = Map.copyOf(inputs);
    outputs = Map.copyOf(outputs);
    rankedBy = Map.copyOf(rankedBy);
  }

  /** One whose outputs are in no order. */
  public static Signature of(
      String name,
      Map<String, ? extends Operand<?>> inputs,
      Map<String, ? extends Operand<?>> outputs) {
    return new Signature(name, inputs, outputs, Map.of());
  }
}
