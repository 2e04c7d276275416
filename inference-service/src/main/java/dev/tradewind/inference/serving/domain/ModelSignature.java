package dev.tradewind.inference.serving.domain;

import dev.tradewind.inference.predict.TensorValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model takes and gives.
 *
 * @param inputs in a fixed order
 * @param outputs in a fixed order
 * @param method the kind of question that it answers, as TensorFlow names it: {@link #PREDICT},
 *     {@link #CLASSIFY}, {@link #REGRESS}, or whatever its author wrote
 */
public record ModelSignature(List<TensorSpec> inputs, List<TensorSpec> outputs, String method) {

  /** Tensors in, tensors out. */
  public static final String PREDICT = "tensorflow/serving/predict";

  /** Serialized examples in, classes and their scores out. */
  public static final String CLASSIFY = "tensorflow/serving/classify";

  /** Serialized examples in, a number for each out. */
  public static final String REGRESS = "tensorflow/serving/regress";

  public ModelSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** One of {@link #PREDICT}. */
  public ModelSignature(List<TensorSpec> inputs, List<TensorSpec> outputs) {
    this(inputs, outputs, PREDICT);
  }

  /** The input of this name. */
  public Optional<TensorSpec> input(String name) {
    return inputs.stream().filter(input -> input.name().equals(name)).findFirst();
  }

  /** Whether it has an output of this name. */
  public boolean gives(String name) {
    return outputs.stream().anyMatch(output -> output.name().equals(name));
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

  /** Rows of a call that fits; 1 where no input has a first dimension of any size. */
  public int rows(Map<String, TensorValue> values) {
    return inputs.stream()
        .filter(TensorSpec::batched)
        .findFirst()
        .map(spec -> (int) rows(spec, values))
        .orElse(1);
  }

  private static long rows(TensorSpec spec, Map<String, TensorValue> values) {
    TensorValue value = values.get(spec.name());
    return value == null ? 0 : value.shape().get(0);
  }

  /**
   * Whether rows of several calls can run together, as far as the declared shapes tell: every input
   * and every output of a known shape has a first dimension of any size, and there are some inputs.
   */
  public boolean joinsRows() {
    return !inputs.isEmpty()
        && inputs.stream().allMatch(TensorSpec::batched)
        && outputs.stream().allMatch(output -> output.batched() || !output.ranked());
  }

  /**
   * What calls must have in common to share a run: all dimensions but the rows, as far as they
   * vary.
   */
  public List<List<Long>> rowShapes(Map<String, TensorValue> values) {
    return inputs.stream()
        .filter(spec -> spec.shape().stream().skip(1).anyMatch(dimension -> dimension < 0))
        .map(spec -> values.get(spec.name()))
        .filter(Objects::nonNull)
        .map(value -> value.shape().subList(1, value.shape().size()))
        .toList();
  }

  /** The first of the names that is not an output. */
  public Optional<String> unknownOutput(Collection<String> names) {
    return names.stream().sorted().filter(name -> !gives(name)).findFirst();
  }
}
