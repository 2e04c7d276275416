package dev.tradewind.inference.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.api.inference.v1.InputValue;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.InputSpec;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.kit.error.ServiceException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One question in a caller's words, as the tensors of one row. */
final class QuestionTensors {

  private QuestionTensors() {}

  /**
   * Inputs that the caller leaves out, or that the model does not know, are left to the model's own
   * check.
   *
   * @throws ServiceException INPUT_INVALID
   */
  static Map<String, TensorValue> of(
      Map<String, InputValue> question, Map<String, InputSpec> specs) {
    Map<String, TensorValue> tensors = new HashMap<>();
    question.forEach((name, value) -> tensors.put(name, tensor(name, value, specs.get(name))));
    return tensors;
  }

  private static TensorValue tensor(String name, InputValue value, @Nullable InputSpec spec) {
    if (spec == null) {
      throw wrong(name, "not an input");
    }
    if (spec.type() == ElementType.BYTES) {
      List<String> texts = texts(name, value);
      return new BytesTensor(
          shape(name, spec, texts.size()),
          texts.stream().map(text -> text.getBytes(UTF_8)).toList());
    }
    List<Double> numbers = numbers(name, value);
    ByteBuffer elements =
        ByteBuffer.allocate(numbers.size() * spec.type().width()).order(ByteOrder.LITTLE_ENDIAN);
    numbers.forEach(number -> put(name, spec.type(), number, elements));
    return new NumericTensor(spec.type(), shape(name, spec, numbers.size()), elements.flip());
  }

  private static List<String> texts(String name, InputValue value) {
    return switch (value.getValueCase()) {
      case TEXT -> List.of(value.getText());
      case TEXTS -> value.getTexts().getValuesList();
      default -> throw wrong(name, "no text (expected: text or texts)");
    };
  }

  private static List<Double> numbers(String name, InputValue value) {
    return switch (value.getValueCase()) {
      case NUMBER -> List.of(value.getNumber());
      case FLAG -> List.of(value.getFlag() ? 1.0 : 0.0);
      case NUMBERS -> value.getNumbers().getValuesList();
      default -> throw wrong(name, "no number (expected: number, numbers or flag)");
    };
  }

  /** One row; the last dimension of any size takes what is left. */
  private static List<Long> shape(String name, InputSpec spec, int elements) {
    List<Long> shape = new ArrayList<>(spec.shape());
    if (!shape.isEmpty() && shape.get(0) < 0) {
      shape.set(0, 1L);
    }
    long fixed = 1;
    int open = -1;
    for (int axis = 0; axis < shape.size(); axis++) {
      if (shape.get(axis) < 0) {
        open = axis;
        shape.set(axis, 1L);
      }
      fixed *= shape.get(axis);
    }
    if (open >= 0 && fixed > 0 && elements % fixed == 0) {
      shape.set(open, elements / fixed);
      return shape;
    }
    if (open >= 0 || fixed != elements) {
      throw wrong(name, elements + " elements (expected: as in " + spec.shape() + ")");
    }
    return shape;
  }

  private static void put(String name, ElementType type, double number, ByteBuffer elements) {
    switch (type) {
      case FP32 -> elements.putFloat((float) number);
      case FP64 -> elements.putDouble(number);
      case INT32 ->
          elements.putInt((int) whole(name, number, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case INT64 -> elements.putLong(whole(name, number, -(1L << 53), 1L << 53));
      case UINT8 -> elements.put((byte) whole(name, number, 0, 0xff));
      case UINT16 -> elements.putShort((short) whole(name, number, 0, 0xffff));
      case BOOL -> elements.put((byte) whole(name, number, 0, 1));
      case FP16, BF16, BYTES -> throw wrong(name, "is " + type + ", which has no words here");
    }
  }

  private static long whole(String name, double number, long least, long most) {
    if (number != Math.rint(number) || number < least || number > most) {
      throw wrong(name, number + " (expected: a whole number, " + least + " to " + most + ")");
    }
    return (long) number;
  }

  private static ServiceException wrong(String name, String problem) {
    return new ServiceException(InferenceReason.INPUT_INVALID, "inputs." + name + ": " + problem);
  }
}
