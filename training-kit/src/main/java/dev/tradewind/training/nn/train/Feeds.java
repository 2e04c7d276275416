package dev.tradewind.training.nn.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;

/** One batch as tensors, which it owns. */
public final class Feeds implements AutoCloseable {

  private final Map<Operand<?>, Tensor> tensors = new LinkedHashMap<>();
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

  int examples() {
    return examples;
  }

  Map<Operand<?>, Tensor> tensors() {
    return tensors;
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
  }
}
