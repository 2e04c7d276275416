package dev.tradewind.training.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hyper-parameters of a run, checked, defaults filled in. */
public final class Hyperparameters {

  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
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
      resolved.add(spec, given.get(spec.name()));
    }
    return resolved;
  }

  private void add(ParameterSpec spec, @Nullable String text) {
    if (spec instanceof NumberSpec number) {
      double value = text == null ? number.standard() : number.parse(text);
      numbers.put(spec.name(), value);
      if (!Double.isNaN(value)) {
        asUsed.put(spec.name(), number.format(value));
      }
    } else if (spec instanceof TextSpec words) {
      String value = text == null ? "" : words.parse(text);
      texts.put(spec.name(), value);
      if (!value.isEmpty()) {
        asUsed.put(spec.name(), value);
      }
    }
  }

  /** These, with a number that suits the data where none was given. */
  public Hyperparameters suited(String name, double value) {
    Hyperparameters suited = new Hyperparameters();
    suited.numbers.putAll(numbers);
    suited.texts.putAll(texts);
    suited.asUsed.putAll(asUsed);
    if (Double.isNaN(decimal(name))) {
      suited.numbers.put(name, value);
      suited.asUsed.put(
          name, value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
    }
    return suited;
  }

  /** A whole number. */
  public int whole(String name) {
    return (int) decimal(name);
  }

  /** A number; NaN where one that suits the data is still to be taken. */
  public double decimal(String name) {
    Double value = numbers.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no such parameter: " + name);
    }
    return value;
  }

  /** A text; empty where it was not given. */
  public String text(String name) {
    String value = texts.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no such parameter: " + name);
    }
    return value;
  }

  /** Name to value, defaults of numbers included, as reports show them. */
  public Map<String, String> asUsed() {
    return Map.copyOf(asUsed);
  }
}
