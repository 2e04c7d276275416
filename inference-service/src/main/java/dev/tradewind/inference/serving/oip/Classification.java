package dev.tradewind.inference.serving.oip;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferRequestedOutputTensor;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.kit.error.ServiceException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Triton's classification extension: instead of all scores of a row the largest, as texts {@code
 * value:index}.
 */
final class Classification {

  private static final String PARAMETER = "classification";

  private Classification() {}

  /** How many of the largest scores are asked for, by output. */
  private static Map<String, Integer> asked(ModelInferRequest request) {
    Map<String, Integer> asked = new HashMap<>();
    for (InferRequestedOutputTensor output : request.getOutputsList()) {
      InferParameter parameter = output.getParametersMap().get(PARAMETER);
      if (parameter != null && parameter.getInt64Param() != 0) {
        asked.put(output.getName(), count(output.getName(), parameter.getInt64Param()));
      }
    }
    return asked;
  }

  private static int count(String output, long count) {
    if (count < 1 || count > Integer.MAX_VALUE) {
      throw wrong(output, PARAMETER + " " + count + " (expected: 1 or more)");
    }
    return (int) count;
  }

  /**
   * The outputs as the request wants them.
   *
   * @throws ServiceException INPUT_INVALID where the output has no scores of a row
   */
  static Map<String, TensorValue> of(ModelInferRequest request, Map<String, TensorValue> outputs) {
    Map<String, Integer> asked = asked(request);
    if (asked.isEmpty()) {
      return outputs;
    }
    Map<String, TensorValue> classified = new HashMap<>(outputs);
    asked.forEach(
        (name, count) -> classified.computeIfPresent(name, (key, value) -> top(key, value, count)));
    return classified;
  }

  private static TensorValue top(String name, TensorValue value, int count) {
    if (value.type() != ElementType.FP32 || value.shape().size() != 2) {
      throw wrong(
          name, value.type() + "" + value.shape() + " (expected: FP32, a row of scores each)");
    }
    FloatBuffer scores = ((NumericTensor) value).elements().asFloatBuffer();
    int rows = value.shape().get(0).intValue();
    int columns = value.shape().get(1).intValue();
    int kept = Math.min(count, columns);
    List<byte[]> texts = new ArrayList<>(rows * kept);
    for (int row = 0; row < rows; row++) {
      int first = row * columns;
      IntStream.range(0, columns)
          .boxed()
          .sorted(Comparator.comparing((Integer column) -> -scores.get(first + column)))
          .limit(kept)
          .forEach(column -> texts.add(text(scores.get(first + column), column)));
    }
    return new BytesTensor(List.of((long) rows, (long) kept), texts);
  }

  private static byte[] text(float score, int index) {
    return String.format(Locale.ROOT, "%f:%d", score, index).getBytes(UTF_8);
  }

  private static ServiceException wrong(String output, String problem) {
    return new ServiceException(InferenceReason.INPUT_INVALID, "output " + output + ": " + problem);
  }
}
