package dev.tradewind.inference.serving.golden;

import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Recorded outputs beside those that came now. */
final class AnswerComparison {

  private final Map<String, TensorValue> recorded;
  private final Map<String, String> rankedBy;
  private final Tolerance tolerance;

  AnswerComparison(
      Map<String, TensorValue> recorded, Map<String, String> rankedBy, Tolerance tolerance) {
    this.recorded = new TreeMap<>(recorded);
    this.rankedBy = rankedBy;
    this.tolerance = tolerance;
  }

  /** The first difference, in words; empty where the answers are the same. */
  Optional<String> difference(Map<String, TensorValue> now) {
    for (Map.Entry<String, TensorValue> output : recorded.entrySet()) {
      TensorValue value = now.get(output.getKey());
      Optional<String> difference =
          value == null
              ? Optional.of(output.getKey() + " is missing")
              : difference(output.getKey(), output.getValue(), value);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private Optional<String> difference(String name, TensorValue before, TensorValue now) {
    if (before.type() != now.type() || !before.shape().equals(now.shape())) {
      return Optional.of(
          name
              + " is "
              + (now.type() + "" + now.shape())
              + ", the recorded one "
              + (before.type() + "" + before.shape()));
    }
    return before instanceof BytesTensor texts
        ? differingText(name, texts, (BytesTensor) now)
        : differingNumber(name, numbers((NumericTensor) before), numbers((NumericTensor) now));
  }

  private Optional<String> differingText(String name, BytesTensor before, BytesTensor now) {
    for (int i = 0; i < before.elements().size(); i++) {
      if (!Arrays.equals(before.elements().get(i), now.elements().get(i))
          && !isTied(name, before, i)) {
        return differing(name, i, now.texts().get(i), before.texts().get(i));
      }
    }
    return Optional.empty();
  }

  private Optional<String> differingNumber(String name, double[] before, double[] now) {
    for (int i = 0; i < before.length; i++) {
      if (!tolerance.allows(now[i], before[i])) {
        return differing(name, i, now[i], before[i]);
      }
    }
    return Optional.empty();
  }

  /** Whether a neighbour in the order has as good as the same rank. */
  private boolean isTied(String name, TensorValue ranked, int index) {
    String by = rankedBy.get(name);
    if (by == null
        || !(recorded.get(by) instanceof NumericTensor ranks)
        || !ranks.shape().equals(ranked.shape())
        || ranked.shape().isEmpty()) {
      return false;
    }
    double[] values = numbers(ranks);
    int row = ranked.shape().get(ranked.shape().size() - 1).intValue();
    int place = index % row;
    return (place > 0 && tolerance.allows(values[index], values[index - 1]))
        || (place + 1 < row && tolerance.allows(values[index], values[index + 1]));
  }

  private static double[] numbers(NumericTensor tensor) {
    ByteBuffer elements = tensor.elements();
    double[] numbers = new double[TensorValue.elements(tensor.shape())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (tensor.type()) {
            case FP32 -> elements.getFloat();
            case FP64 -> elements.getDouble();
            case INT32 -> elements.getInt();
            case INT64 -> elements.getLong();
            case BOOL, UINT8 -> elements.get();
            default -> elements.getShort();
          };
    }
    return numbers;
  }

  private static Optional<String> differing(String name, int index, Object now, Object recorded) {
    return Optional.of(name + "[" + index + "] is " + now + ", the recorded answer " + recorded);
  }
}
