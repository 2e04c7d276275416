package dev.tradewind.training.nn;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values of a model's variables by name: how trained weights travel from the training graph to the
 * inference graph, and how the best epoch is remembered.
 */
public final class Weights {

  private final Map<String, float[]> values = new LinkedHashMap<>();

  /** Sets the values of one variable; not copied. */
  public void put(String name, float[] variable) {
    values.put(name, variable);
  }

  /** The same, but for one variable. */
  public Weights with(String name, float[] variable) {
    Weights other = new Weights();
    other.values.putAll(values);
    other.values.put(name, variable);
    return other;
  }

  /** The values of one variable; not a copy. */
  public float[] get(String name) {
    float[] variable = values.get(name);
    if (variable == null) {
      throw new IllegalArgumentException(
          "variable: " + name + " (expected: one of " + values.keySet() + ")");
    }
    return variable;
  }
}
