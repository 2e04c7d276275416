package dev.tradewind.inference.serving.oip.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferRequestedOutputTensor;
import dev.tradewind.inference.serving.rest.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads the body of an inference: JSON, and after it the bytes of the inputs that say so. */
final class InferBody {

  private static final String BINARY = "binary_data";
  private static final String BINARY_BY_DEFAULT = "binary_data_output";

  private final byte[] body;
  private final int jsonLength;
  private final BinaryPart binaryPart;
  private final ModelInferRequest.Builder request;
  private final Map<String, Boolean> binary = new HashMap<>();
  private boolean binaryByDefault;

  private InferBody(Ask ask, byte[] body, int jsonLength) {
    this.body = body;
    this.jsonLength = jsonLength;
    this.binaryPart = new BinaryPart(body, jsonLength);
    this.request =
        ModelInferRequest.newBuilder().setModelName(ask.model()).setModelVersion(ask.version());
  }

  /**
   * @param ask for the model
   * @param body not to be written to as long as the call is used
   * @param jsonLength bytes of it that are JSON
   * @throws IOException where they are not
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID
   */
  static InferCall read(Ask ask, byte[] body, int jsonLength) throws IOException {
    InferBody reading = new InferBody(ask, body, jsonLength);
    try (JsonParser parser = Json.FACTORY.createParser(body, 0, jsonLength)) {
      reading.read(parser);
    }
    reading.binaryPart.close();
    return new InferCall(reading.request.build(), reading.binary, reading.binaryByDefault);
  }

  private void read(JsonParser parser) throws IOException {
    Json.openBody(parser);
    while (Json.nextMember(parser)) {
      String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "id" -> request.setId(Json.text(parser, member));
        case "parameters" -> readParameters(parser);
        case "inputs" -> {
          requireList(parser, member);
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            new InputReader(body, jsonLength).read(parser, binaryPart, request);
          }
        }
        case "outputs" -> {
          requireList(parser, member);
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            readOutput(parser);
          }
        }
        default -> parser.skipChildren();
      }
    }
    Json.closeBody(parser);
  }

  private static void requireList(JsonParser parser, String member) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Json.invalid(member + ": " + Json.describe(parser) + " (expected: a list)");
    }
  }

  private void readParameters(JsonParser parser) throws IOException {
    Map<String, InferParameter> parameters = Parameters.read(parser);
    binaryByDefault = Parameters.takeFlag(parameters, BINARY_BY_DEFAULT);
    request.putAllParameters(parameters);
  }

  private void readOutput(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Json.invalid("outputs: " + Json.describe(parser) + " (expected: objects)");
    }
    InferRequestedOutputTensor.Builder output = InferRequestedOutputTensor.newBuilder();
    Map<String, InferParameter> parameters = Map.of();
    while (Json.nextMember(parser)) {
      String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "name" -> output.setName(Json.text(parser, "outputs.name"));
        case "parameters" -> parameters = Parameters.read(parser);
        default -> parser.skipChildren();
      }
    }
    if (parameters.containsKey(BINARY)) {
      binary.put(output.getName(), Parameters.takeFlag(parameters, BINARY));
    }
    request.addOutputs(output.putAllParameters(parameters));
  }
}
