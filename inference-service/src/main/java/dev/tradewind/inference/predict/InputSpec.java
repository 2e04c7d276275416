package dev.tradewind.inference.predict;

import java.util.List;

/**
 * What a model takes under a name.
 *
 * @param type of its elements
 * @param shape dimensions, the batch first; -1 where variable
 */
public record InputSpec(ElementType type, List<Long> shape) {

  public InputSpec {
    shape = List.copyOf(shape);
  }
}
