package dev.tradewind.inference.serving.engine;

import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.BatchSizes;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.kit.error.ServiceException;
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

  private final BatchSizes sizes;

  /**
   * @param sizes the numbers of rows that runs will have
   */
  public WarmUp(BatchSizes sizes) {
    this.sizes = sizes;
  }

  /**
   * Runs each signature with every number of rows that its runs will have; one whose calls run
   * alone with one row and with the fewest of these. Where texts are taken, a model may reject
   * empty ones (such as examples without a feature that it needs) and is none the worse. A
   * signature of which no shape is known is not run: nobody knows with what.
   *
   * @throws ModelRefusedException where it does not run
   */
  public void run(LoadedModel model) throws ModelRefusedException {
    for (Map.Entry<String, ModelSignature> one : model.signatures().entrySet()) {
      if (!one.getValue().inputs().stream().allMatch(TensorSpec::ranked)) {
        continue;
      }
      try {
        for (int rows : rows(one.getValue())) {
          model.run(one.getKey(), blank(one.getValue(), rows));
        }
      } catch (RuntimeException failure) {
        if (isRejected(failure) && takesTexts(one.getValue())) {
          continue;
        }
        throw new ModelRefusedException(
            "warm-up of " + one.getKey() + " failed: " + failure.getMessage(), failure);
      }
    }
  }

  private List<Integer> rows(ModelSignature signature) {
    return signature.joinsRows() ? sizes.ascending() : List.of(1, sizes.ascending().get(0));
  }

  private static boolean isRejected(RuntimeException failure) {
    return failure instanceof ServiceException refused
        && refused.reason() == InferenceReason.INPUT_INVALID;
  }

  private static boolean takesTexts(ModelSignature signature) {
    return signature.inputs().stream().anyMatch(input -> input.type() == ElementType.BYTES);
  }

  private static Map<String, TensorValue> blank(ModelSignature signature, long rows) {
    Map<String, TensorValue> inputs = new HashMap<>();
    for (TensorSpec spec : signature.inputs()) {
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
