package dev.tradewind.inference.serving.oip.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.serving.oip.RawElements;
import dev.tradewind.inference.serving.rest.Json;
import dev.tradewind.inference.serving.rest.TensorReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads one input: its elements are in the JSON, or their bytes follow it. Elements are read
 * straight into a tensor; where they come before their type, their place is kept and they are read
 * afterwards.
 */
final class InputReader {

  private static final String BINARY_SIZE = "binary_data_size";
  private static final int NOWHERE = -1;

  private final byte[] body;
  private final int jsonLength;
  private final List<Long> shape = new ArrayList<>();
  private final Map<String, InferParameter> parameters = new HashMap<>();
  private String name = "";
  private String datatype = "";
  private @Nullable TensorReader elements;
  private int elementsAt = NOWHERE;

  InputReader(byte[] body, int jsonLength) {
    this.body = body;
    this.jsonLength = jsonLength;
  }

  /** Reads the object that the parser stands on and adds it to a request, as raw bytes. */
  void read(JsonParser parser, BinaryPart binary, ModelInferRequest.Builder request)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Json.invalid("inputs: " + Json.describe(parser) + " (expected: objects)");
    }
    while (Json.nextMember(parser)) {
      String member = parser.currentName();
      parser.nextToken();
      switch (member) {
        case "name" -> name = Json.text(parser, "inputs.name");
        case "datatype" -> datatype = Json.text(parser, "inputs.datatype");
        case "shape" -> readShape(parser);
        case "parameters" -> parameters.putAll(Parameters.read(parser));
        case "data" -> readData(parser);
        default -> parser.skipChildren();
      }
    }
    OptionalLong size = Parameters.takeNumber(parameters, BINARY_SIZE);
    request
        .addInputs(
            InferInputTensor.newBuilder()
                .setName(name)
                .setDatatype(datatype)
                .addAllShape(shape)
                .putAllParameters(parameters))
        .addRawInputContents(size.isPresent() ? bytes(binary, size.getAsLong()) : bytes());
  }

  private void readShape(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw wrong("shape: " + Json.describe(parser) + " (expected: a list)");
    }
    shape.clear();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
          || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        throw wrong("shape: " + Json.describe(parser) + " (expected: whole numbers)");
      }
      shape.add(parser.getLongValue());
    }
  }

  private void readData(JsonParser parser) throws IOException {
    if (elements != null || elementsAt != NOWHERE) {
      throw wrong("data given twice");
    }
    Optional<ElementType> type = type();
    if (type.isPresent() && !name.isEmpty()) {
      elements = new TensorReader(name, type.get());
      elements.readAll(parser);
    } else {
      elementsAt = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
      parser.skipChildren();
    }
  }

  private Optional<ElementType> type() {
    return Arrays.stream(ElementType.values())
        .filter(type -> type.name().equals(datatype))
        .findFirst();
  }

  private ByteString bytes(BinaryPart binary, long size) {
    if (elements != null || elementsAt != NOWHERE) {
      throw wrong("data beside " + BINARY_SIZE + " (expected: one of them)");
    }
    return binary.take(name, size);
  }

  private ByteString bytes() throws IOException {
    Optional<ElementType> type = type();
    if (type.isEmpty()) {
      // Whoever takes the request refuses the type.
      return ByteString.EMPTY;
    }
    if (elements == null && elementsAt == NOWHERE) {
      throw wrong("no data (expected: data, or " + BINARY_SIZE + " among its parameters)");
    }
    return RawElements.encode(elements(type.get()).value(shape));
  }

  private TensorReader elements(ElementType type) throws IOException {
    TensorReader known = elements;
    if (known != null) {
      return known;
    }
    TensorReader late = new TensorReader(name, type);
    try (JsonParser again = Json.FACTORY.createParser(body, elementsAt, jsonLength - elementsAt)) {
      again.nextToken();
      late.readAll(again);
    }
    return late;
  }

  private RuntimeException wrong(String problem) {
    return Json.invalid("input " + name + ": " + problem);
  }
}
