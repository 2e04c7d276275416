package dev.tradewind.training.nn.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;

/** {@code golden_requests.json}. Tensors are {@code {"dtype", "shape", "values"}}, row by row. */
final class GoldenJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 1;

  private GoldenJson() {}

  static byte[] write(GoldenRequests golden) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.putObject("tolerance")
        .put("absolute", golden.tolerance().absolute())
        .put("relative", golden.tolerance().relative());
    ObjectNode ranked = root.putObject("rankedBy");
    new TreeMap<>(golden.rankedBy())
        .forEach((signature, by) -> by.forEach(ranked.putObject(signature)::put));
    ArrayNode requests = root.putArray("requests");
    for (GoldenRequest request : golden.requests()) {
      ObjectNode object = requests.addObject();
      object.put("name", request.name()).put("signature", request.signature());
      write(request.inputs(), object.putObject("inputs"));
      write(request.outputs(), object.putObject("outputs"));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  static GoldenRequests read(byte[] bytes) throws IOException {
    JsonNode root = JSON.readTree(bytes);
    if (root.path("format").asInt() != FORMAT) {
      throw new IOException("format: " + root.path("format") + " (expected: " + FORMAT + ")");
    }
    Map<String, Map<String, String>> ranked = new TreeMap<>();
    root.path("rankedBy")
        .properties()
        .forEach(
            signature -> {
              Map<String, String> by = new TreeMap<>();
              signature
                  .getValue()
                  .properties()
                  .forEach(output -> by.put(output.getKey(), output.getValue().asText()));
              ranked.put(signature.getKey(), by);
            });
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

  private static void write(Map<String, TensorProto> tensors, ObjectNode object) {
    new TreeMap<>(tensors).forEach((name, tensor) -> write(tensor, object.putObject(name)));
  }

  private static void write(TensorProto tensor, ObjectNode object) {
    object.put("dtype", tensor.getDtype().name());
    ArrayNode shape = object.putArray("shape");
    tensor.getTensorShape().getDimList().forEach(dimension -> shape.add(dimension.getSize()));
    ArrayNode values = object.putArray("values");
    tensor.getFloatValList().forEach(values::add);
    tensor.getIntValList().forEach(values::add);
    tensor.getInt64ValList().forEach(values::add);
    tensor.getStringValList().forEach(value -> values.add(value.toStringUtf8()));
  }

  private static Map<String, TensorProto> tensors(JsonNode object) {
    Map<String, TensorProto> tensors = new LinkedHashMap<>();
    object.properties().forEach(entry -> tensors.put(entry.getKey(), tensor(entry.getValue())));
    return tensors;
  }

  private static TensorProto tensor(JsonNode object) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setDtype(DataType.valueOf(object.path("dtype").asText()));
    object
        .path("shape")
        .forEach(size -> tensor.getTensorShapeBuilder().addDimBuilder().setSize(size.asLong()));
    for (JsonNode value : object.path("values")) {
      switch (tensor.getDtype()) {
        case DT_FLOAT -> tensor.addFloatVal((float) value.asDouble());
        case DT_INT32, DT_UINT8 -> tensor.addIntVal(value.asInt());
        case DT_INT64 -> tensor.addInt64Val(value.asLong());
        case DT_STRING -> tensor.addStringVal(ByteString.copyFromUtf8(value.asText()));
        default -> throw new IllegalArgumentException("dtype: " + tensor.getDtype());
      }
    }
    return tensor.build();
  }
}
