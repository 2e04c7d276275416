package dev.tradewind.inference.serving.domain;

import dev.tradewind.inference.predict.TensorValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model takes and gives.
 *
 * @param inputs in a fixed order
 * @param outputs in a fixed order
 */
public record ModelSignature(List<TensorSpec> inputs, List<TensorSpec> outputs) {

  public ModelSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Why these inputs cannot be run, as a sentence that names the input; empty where they can.
   *
   * @param values by name
   * @param maximumBatch most rows of one call
   */
  public Optional<String> mismatch(Map<String, TensorValue> values, int maximumBatch) {
    Map<String, TensorSpec> specs = new LinkedHashMap<>();
    inputs.forEach(spec -> specs.put(spec.name(), spec));
    for (String name : values.keySet().stream().sorted().toList()) {
      if (!specs.containsKey(name)) {
        return Optional.of(name + ": not an input (expected: " + specs.keySet() + ")");
      }
    }
    for (TensorSpec spec : inputs) {
      TensorValue value = values.get(spec.name());
      if (value == null) {
        return Optional.of(spec.name() + ": missing");
      }
      Optional<String> mismatch = spec.mismatch(value);
      if (mismatch.isPresent()) {
        return mismatch;
      }
    }
    return batchMismatch(values, maximumBatch);
  }

  /** The first dimension is the batch: it is bounded, and the same for all inputs. */
  private Optional<String> batchMismatch(Map<String, TensorValue> values, int maximumBatch) {
    List<TensorSpec> batched = inputs.stream().filter(TensorSpec::batched).toList();
    for (TensorSpec spec : batched) {
      long rows = rows(spec, values);
      if (rows < 1 || rows > maximumBatch) {
        return Optional.of(
            spec.name() + ": batch of " + rows + " (expected: 1 to " + maximumBatch + ")");
      }
      long expected = rows(batched.get(0), values);
      if (rows != expected) {
        return Optional.of(
            spec.name()
                + ": batch of "
                + rows
                + " (expected: "
                + expected
                + " as in "
                + batched.get(0).name()
                + ")");
      }
    }
    return Optional.empty();
  }

  private static long rows(TensorSpec spec, Map<String, TensorValue> values) {
    TensorValue value = values.get(spec.name());
    return value == null ? 0 : value.shape().get(0);
  }

  /** The first of the names that is not an output. */
  public Optional<String> unknownOutput(Collection<String> names) {
    return names.stream()
        .sorted()
        .filter(name -> outputs.stream().noneMatch(output -> output.name().equals(name)))
        .findFirst();
  }
}
