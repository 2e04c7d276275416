package dev.tradewind.inference.serving.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code assets.extra/golden_requests.json}, as the training kit writes it. Tensors are {@code
 * {"dtype", "shape", "values"}}, row by row.
 */
public final class GoldenFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACE = "assets.extra/golden_requests.json";
  private static final int FORMAT = 1;

  private GoldenFile() {}

  /**
   * Those of a model directory; none where there is no such file.
   *
   * @throws ModelRefusedException where the file cannot be understood: what it was to guard would
   *     go unguarded
   */
  public static GoldenRequests read(Path savedModel) throws ModelRefusedException {
    Path file = savedModel.resolve(PLACE);
    if (!Files.exists(file)) {
      return GoldenRequests.NONE;
    }
    try {
      return read(JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException | IllegalArgumentException broken) {
      throw new ModelRefusedException(PLACE + ": " + broken.getMessage(), broken);
    }
  }

  private static GoldenRequests read(JsonNode root) {
    if (root.path("format").asInt() != FORMAT) {
      throw new IllegalArgumentException(
          "format: " + root.path("format") + " (expected: " + FORMAT + ")");
    }
    Map<String, Map<String, String>> ranked = new HashMap<>();
    for (Map.Entry<String, JsonNode> signature : root.path("rankedBy").properties()) {
      Map<String, String> by = new HashMap<>();
      signature.getValue().properties().forEach(it -> by.put(it.getKey(), it.getValue().asText()));
      ranked.put(signature.getKey(), by);
    }
    List<GoldenRequest> requests = new ArrayList<>();
    for (JsonNode request : root.path("requests")) {
      requests.add(
          new GoldenRequest(
              request.path("name").asText(),
              request.path("signature").asText(),
              tensors(request.path("inputs")),
              tensors(request.path("outputs"))));
    }
    JsonNode tolerance = root.path("tolerance");
    return new GoldenRequests(
        requests,
        ranked,
        new Tolerance(
            tolerance.path("absolute").asDouble(), tolerance.path("relative").asDouble()));
  }

  private static Map<String, TensorValue> tensors(JsonNode object) {
    Map<String, TensorValue> tensors = new HashMap<>();
    object.properties().forEach(entry -> tensors.put(entry.getKey(), tensor(entry.getValue())));
    return tensors;
  }

  private static TensorValue tensor(JsonNode object) {
    List<Long> shape = new ArrayList<>();
    object.path("shape").forEach(size -> shape.add(size.asLong()));
    JsonNode values = object.path("values");
    int expected = TensorValue.elements(shape);
    if (values.size() != expected) {
      throw new IllegalArgumentException(
          "values: " + values.size() + " (expected: " + expected + ")");
    }
    String dtype = object.path("dtype").asText();
    return switch (dtype) {
      case "DT_FLOAT" -> numbers(ElementType.FP32, shape, values);
      case "DT_INT32" -> numbers(ElementType.INT32, shape, values);
      case "DT_INT64" -> numbers(ElementType.INT64, shape, values);
      case "DT_UINT8" -> numbers(ElementType.UINT8, shape, values);
      case "DT_STRING" -> texts(shape, values);
      default -> throw new IllegalArgumentException("dtype: " + dtype);
    };
  }

  private static BytesTensor texts(List<Long> shape, JsonNode values) {
    List<byte[]> elements = new ArrayList<>(values.size());
    values.forEach(value -> elements.add(value.asText().getBytes(UTF_8)));
    return new BytesTensor(shape, elements);
  }

  private static NumericTensor numbers(ElementType type, List<Long> shape, JsonNode values) {
    ByteBuffer elements =
        ByteBuffer.allocate(values.size() * type.width()).order(ByteOrder.LITTLE_ENDIAN);
    for (JsonNode value : values) {
      switch (type) {
        case FP32 -> elements.putFloat((float) value.asDouble());
        case INT32 -> elements.putInt(value.asInt());
        case INT64 -> elements.putLong(value.asLong());
        default -> elements.put((byte) value.asInt());
      }
    }
    return new NumericTensor(type, shape, elements.flip());
  }
}
