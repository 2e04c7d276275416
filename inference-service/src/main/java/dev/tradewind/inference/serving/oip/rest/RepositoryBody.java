package dev.tradewind.inference.serving.oip.rest;

import com.fasterxml.jackson.core.JsonParser;
import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.api.inference.oip.ModelRepositoryParameter;
import dev.tradewind.inference.serving.rest.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The body of a question to the repository; none is the same as an empty one.
 *
 * @param ready whether only what answers calls is to be told
 * @param parameters of an order
 */
record RepositoryBody(boolean ready, Map<String, ModelRepositoryParameter> parameters) {

  RepositoryBody {
    parameters = Map.copyOf(parameters);
  }

  /**
   * @throws IOException where it is not JSON
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID
   */
  static RepositoryBody read(byte[] body) throws IOException {
    boolean ready = false;
    Map<String, ModelRepositoryParameter> parameters = new LinkedHashMap<>();
    if (body.length == 0) {
      return new RepositoryBody(ready, parameters);
    }
    try (JsonParser parser = Json.FACTORY.createParser(body)) {
      Json.openBody(parser);
      while (Json.nextMember(parser)) {
        String member = parser.currentName();
        parser.nextToken();
        switch (member) {
          case "ready" -> ready = flag(parser);
          case "parameters" ->
              Parameters.read(parser)
                  .forEach((name, value) -> parameters.put(name, parameter(value)));
          default -> parser.skipChildren();
        }
      }
      Json.closeBody(parser);
    }
    return new RepositoryBody(ready, parameters);
  }

  private static boolean flag(JsonParser parser) throws IOException {
    if (!parser.currentToken().isBoolean()) {
      throw Json.invalid("ready: " + Json.describe(parser) + " (expected: true or false)");
    }
    return parser.getBooleanValue();
  }

  private static ModelRepositoryParameter parameter(InferParameter value) {
    ModelRepositoryParameter.Builder parameter = ModelRepositoryParameter.newBuilder();
    return switch (value.getParameterChoiceCase()) {
      case BOOL_PARAM -> parameter.setBoolParam(value.getBoolParam()).build();
      case INT64_PARAM -> parameter.setInt64Param(value.getInt64Param()).build();
      default -> parameter.setStringParam(value.getStringParam()).build();
    };
  }
}
