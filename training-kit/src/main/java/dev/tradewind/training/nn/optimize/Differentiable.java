package dev.tradewind.training.nn.optimize;

import java.util.Iterator;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;

/**
 * What must not be in a graph whose slopes are asked for: TensorFlow Java does not refuse it, the
 * JVM goes down.
 */
final class Differentiable {

  private static final String LOOP = "a loop has no slope in a graph: write its steps out";
  private static final String REFERENCE =
      "a reference variable has no slope of its square: ask the graph's parameters for a variable";
  private static final Map<String, String> REFUSED =
      Map.of(
          "While", LOOP,
          "StatelessWhile", LOOP,
          "For", LOOP,
          "Enter", LOOP,
          "Variable", REFERENCE,
          "VariableV2", REFERENCE);

  private Differentiable() {}

  /**
   * Looks at all ops of a graph.
   *
   * @throws IllegalArgumentException naming the op, with what to do
   */
  static void check(Graph graph) {
    for (Iterator<GraphOperation> ops = graph.operations(); ops.hasNext(); ) {
      GraphOperation op = ops.next();
      String reason = REFUSED.get(op.type());
      if (reason != null) {
        throw new IllegalArgumentException(op.name() + " (" + op.type() + "): " + reason);
      }
    }
  }
}
