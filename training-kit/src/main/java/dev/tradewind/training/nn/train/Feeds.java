package dev.tradewind.training.nn.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;

/** One batch as tensors, which it owns. */
public final class Feeds implements AutoCloseable {

  private final Map<Operand<?>, Tensor> tensors = new LinkedHashMap<>();
  private final List<Feeds> parts = new ArrayList<>();
  private final int examples;

  /**
   * Empty.
   *
   * @param examples how many the batch has
   */
  public Feeds(int examples) {
    this.examples = examples;
  }

  /** Adds a tensor, to be closed with the batch. */
  public Feeds with(Operand<?> placeholder, Tensor tensor) {
    tensors.put(placeholder, tensor);
    return this;
  }

  /** A batch whose examples are fed one by one, as training with privacy needs them. */
  public static Feeds oneByOne(List<Feeds> examples) {
    Feeds all = new Feeds(examples.size());
    all.parts.addAll(examples);
    return all;
  }

  /** The examples, where they are fed one by one. */
  List<Feeds> parts() {
    return parts;
  }

  int examples() {
    return examples;
  }

  /** By placeholder; they stay the batch's. */
  public Map<Operand<?>, Tensor> tensors() {
    return tensors;
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    parts.forEach(Feeds::close);
  }
}
