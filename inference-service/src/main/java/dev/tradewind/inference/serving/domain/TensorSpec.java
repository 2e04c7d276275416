package dev.tradewind.inference.serving.domain;

import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.TensorValue;
import java.util.List;
import java.util.Optional;

/**
 * A tensor as a signature declares it.
 *
 * @param name the alias in the signature, never a name inside the graph
 * @param type what its elements are
 * @param shape dimensions, the batch first; -1 where variable; [-1] where not even their number is
 *     known
 * @param ranked whether the number of dimensions is known; a value of any shape fits otherwise
 */
public record TensorSpec(String name, ElementType type, List<Long> shape, boolean ranked) {

  public TensorSpec {
    shape = List.copyOf(shape);
  }

  /** One of which the number of dimensions is known. */
  public TensorSpec(String name, ElementType type, List<Long> shape) {
    this(name, type, shape, true);
  }

  /** One of any number of dimensions; nobody can tell what its rows are. */
  public static TensorSpec unranked(String name, ElementType type) {
    return new TensorSpec(name, type, List.of(-1L), false);
  }

  /** Whether the first dimension is a batch of any size. */
  public boolean batched() {
    return ranked && !shape.isEmpty() && shape.get(0) < 0;
  }

  /** Why a value does not fit, as a sentence that names this tensor; empty where it fits. */
  public Optional<String> mismatch(TensorValue value) {
    if (value.type() != type) {
      return Optional.of(name + ": datatype " + value.type() + " (expected: " + type + ")");
    }
    if (ranked && !fits(value.shape())) {
      return Optional.of(name + ": shape " + value.shape() + " (expected: " + shape + ")");
    }
    return Optional.empty();
  }

  private boolean fits(List<Long> actual) {
    if (actual.size() != shape.size()) {
      return false;
    }
    for (int axis = 0; axis < actual.size(); axis++) {
      long declared = shape.get(axis);
      if (declared >= 0 && declared != actual.get(axis)) {
        return false;
      }
    }
    return true;
  }
}
