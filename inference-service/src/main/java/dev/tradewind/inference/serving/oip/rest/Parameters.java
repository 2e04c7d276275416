package dev.tradewind.inference.serving.oip.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.inference.serving.rest.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Reads {@code parameters}: an object of texts, numbers and booleans. */
final class Parameters {

  private Parameters() {}

  /**
   * All of the object that the parser stands on.
   *
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID where a value is of another kind
   */
  static Map<String, InferParameter> read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Json.invalid("parameters: " + Json.describe(parser) + " (expected: an object)");
    }
    Map<String, InferParameter> parameters = new LinkedHashMap<>();
    while (Json.nextMember(parser)) {
      String name = parser.currentName();
      parser.nextToken();
      parameters.put(name, value(parser, name));
    }
    return parameters;
  }

  private static InferParameter value(JsonParser parser, String name) throws IOException {
    InferParameter.Builder value = InferParameter.newBuilder();
    switch (parser.currentToken()) {
      case VALUE_TRUE, VALUE_FALSE -> value.setBoolParam(parser.getBooleanValue());
      case VALUE_STRING -> value.setStringParam(parser.getText());
      case VALUE_NUMBER_FLOAT -> value.setDoubleParam(parser.getDoubleValue());
      case VALUE_NUMBER_INT -> {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
          throw wrong(parser, name);
        }
        value.setInt64Param(parser.getLongValue());
      }
      default -> throw wrong(parser, name);
    }
    return value.build();
  }

  private static RuntimeException wrong(JsonParser parser, String name) throws IOException {
    return Json.invalid(
        "parameters."
            + name
            + ": "
            + Json.describe(parser)
            + " (expected: a text, a boolean, or a number of 64 bits)");
  }

  /** Takes a yes or no out of them; no where it is not there. */
  static boolean takeFlag(Map<String, InferParameter> parameters, String name) {
    InferParameter value = parameters.remove(name);
    if (value == null) {
      return false;
    }
    if (!value.hasBoolParam()) {
      throw Json.invalid("parameters." + name + ": not a boolean");
    }
    return value.getBoolParam();
  }

  /** Takes a whole number out of them. */
  static OptionalLong takeNumber(Map<String, InferParameter> parameters, String name) {
    InferParameter value = parameters.remove(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!value.hasInt64Param()) {
      throw Json.invalid("parameters." + name + ": not a whole number");
    }
    return OptionalLong.of(value.getInt64Param());
  }
}
