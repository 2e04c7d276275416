package dev.tradewind.inference.serving.tfs.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tradewind.api.tensorflow.Example;
import dev.tradewind.api.tensorflow.serving.ExampleListWithContext;
import dev.tradewind.api.tensorflow.serving.Input;
import dev.tradewind.inference.serving.rest.Json;
import dev.tradewind.inference.serving.tfs.Target;
import java.io.IOException;

/**
 * The body of a classify or regress call.
 *
 * @param signature that it is for
 * @param input the examples
 */
record ExamplesBody(String signature, Input input) {

  /**
   * @throws IOException where it is not JSON
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID
   */
  static ExamplesBody of(byte[] body) throws IOException {
    String signature = "";
    ExampleListWithContext.Builder examples = ExampleListWithContext.newBuilder();
    try (JsonParser parser = Json.FACTORY.createParser(body)) {
      Json.openBody(parser);
      while (Json.nextMember(parser)) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "signature_name" -> signature = Json.text(parser, name);
          case "context" -> examples.setContext(example(parser, name));
          case "examples" -> readExamples(parser, examples);
          default -> parser.skipChildren();
        }
      }
      Json.closeBody(parser);
    }
    return new ExamplesBody(
        Target.signature(signature),
        Input.newBuilder().setExampleListWithContext(examples).build());
  }

  private static void readExamples(JsonParser parser, ExampleListWithContext.Builder examples)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Json.invalid("examples: " + Json.describe(parser) + " (expected: a list)");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      examples.addExamples(example(parser, "examples[" + examples.getExamplesCount() + "]"));
    }
  }

  private static Example example(JsonParser parser, String place) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Json.invalid(place + ": " + Json.describe(parser) + " (expected: an object)");
    }
    Example.Builder example = Example.newBuilder();
    while (Json.nextMember(parser)) {
      String name = parser.currentName();
      parser.nextToken();
      try {
        example.getFeaturesBuilder().putFeature(name, FeatureReader.read(parser));
      } catch (IllegalArgumentException wrong) {
        throw Json.invalid(place + ": feature " + name + ": " + wrong.getMessage());
      }
    }
    return example.build();
  }
}
