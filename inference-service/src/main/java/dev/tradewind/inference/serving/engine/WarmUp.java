package dev.tradewind.inference.serving.engine;

import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.TensorSpec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a model on zeros and empty texts before any caller does. The first run of a set of fetches
 * costs tens of milliseconds, and a model that loads but cannot run shall never serve.
 */
public final class WarmUp {

  private static final byte[] EMPTY_TEXT = {};

  private final int largerBatch;

  /**
   * @param largerBatch rows of the second run, 1 or more
   */
  public WarmUp(int largerBatch) {
    this.largerBatch = largerBatch;
  }

  /**
   * Runs the model with one row and with the larger batch.
   *
   * @throws ModelRefusedException where it does not run
   */
  public void run(LoadedModel model) throws ModelRefusedException {
    try {
      model.run(blank(model, 1));
      model.run(blank(model, largerBatch));
    } catch (RuntimeException failure) {
      throw new ModelRefusedException("warm-up failed: " + failure.getMessage(), failure);
    }
  }

  private static Map<String, TensorValue> blank(LoadedModel model, long rows) {
    Map<String, TensorValue> inputs = new HashMap<>();
    for (TensorSpec spec : model.signature().inputs()) {
      List<Long> shape = new ArrayList<>();
      for (long dimension : spec.shape()) {
        long variable = shape.isEmpty() ? rows : 1;
        shape.add(dimension < 0 ? variable : dimension);
      }
      inputs.put(spec.name(), blank(spec.type(), shape));
    }
    return inputs;
  }

  private static TensorValue blank(ElementType type, List<Long> shape) {
    int elements = TensorValue.elements(shape);
    return type == ElementType.BYTES
        ? new BytesTensor(shape, Collections.nCopies(elements, EMPTY_TEXT))
        : new NumericTensor(type, shape, ByteBuffer.allocate(elements * type.width()));
  }
}
