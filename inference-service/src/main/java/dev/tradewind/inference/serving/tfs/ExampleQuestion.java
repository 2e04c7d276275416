package dev.tradewind.inference.serving.tfs;

import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.kit.error.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What can be asked about examples.
 *
 * @param <R> the answer for all examples
 */
interface ExampleQuestion<R> {

  /** The input that takes the examples, in every signature for such questions. */
  String INPUT = "inputs";

  /**
   * Sees that a signature is one for this question.
   *
   * @throws ServiceException SIGNATURE_UNSUITED saying why not
   */
  void check(ModelSignature signature);

  /**
   * Reads the answer out of what the signature gave.
   *
   * @param examples how many were asked about
   * @throws ServiceException SIGNATURE_UNSUITED where it gave something else
   */
  R read(Map<String, TensorValue> outputs, int examples);

  /** Sees that a signature is for a method, and takes examples and nothing else. */
  static void checkInput(ModelSignature signature, String method) {
    require(
        signature.method().equals(method),
        "method_name " + signature.method() + " (expected: " + method + ")");
    Optional<TensorSpec> input = signature.input(INPUT);
    require(
        signature.inputs().size() == 1
            && input.filter(it -> it.type() == ElementType.BYTES).isPresent(),
        "inputs "
            + signature.inputs().stream().map(TensorSpec::name).toList()
            + " (expected: "
            + INPUT
            + " of strings)");
  }

  static void require(boolean met, String problem) {
    if (!met) {
      throw unsuited(problem);
    }
  }

  static ServiceException unsuited(String problem) {
    return new ServiceException(InferenceReason.SIGNATURE_UNSUITED, "signature: " + problem);
  }

  /** The rows of an output and its values, which must be single floats. */
  static NumericTensor floats(String name, TensorValue value, int examples) {
    requireRows(name, value, ElementType.FP32, examples);
    return (NumericTensor) value;
  }

  static void requireRows(String name, TensorValue value, ElementType type, int examples) {
    List<Long> shape = value.shape();
    require(
        value.type() == type && !shape.isEmpty() && shape.get(0) == examples,
        "output "
            + name
            + " is "
            + DataTypes.of(value.type())
            + shape
            + " (expected: "
            + DataTypes.of(type)
            + " of "
            + examples
            + " rows)");
  }
}
