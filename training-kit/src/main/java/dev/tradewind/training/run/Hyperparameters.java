package dev.tradewind.training.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hyper-parameters of a run, checked, defaults filled in. */
public final class Hyperparameters {

  private final Map<String, Double> values = new LinkedHashMap<>();
  private final Map<String, String> asUsed = new LinkedHashMap<>();

  private Hyperparameters() {}

  /**
   * Checks what was given against what the model has.
   *
   * @throws RunFailure PARAMETER_INVALID, naming the parameter and its range or the known names
   */
  public static Hyperparameters resolve(List<ParameterSpec> specs, Map<String, String> given) {
    List<String> known = specs.stream().map(ParameterSpec::name).toList();
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw RunFailure.parameter(name + ": unknown (expected: one of " + known + ")");
      }
    }
    Hyperparameters resolved = new Hyperparameters();
    for (ParameterSpec spec : specs) {
      String text = given.get(spec.name());
      double value = text == null ? spec.standard() : spec.parse(text);
      resolved.values.put(spec.name(), value);
      resolved.asUsed.put(spec.name(), spec.format(value));
    }
    return resolved;
  }

  /** A whole number. */
  public int whole(String name) {
    return (int) decimal(name);
  }

  /** A number. */
  public double decimal(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no such parameter: " + name);
    }
    return value;
  }

  /** Name to value, defaults included, as reports show them. */
  public Map<String, String> asUsed() {
    return Map.copyOf(asUsed);
  }
}
