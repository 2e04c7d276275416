package dev.tradewind.inference.serving.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.kit.error.ServiceException;
import java.io.IOException;
import java.util.Base64;

/**
 * JSON as other model servers read and write it: with NaN, Infinity and -Infinity as bare words. It
 * is read token by token, straight into tensors: a tree would take many times the body's size.
 */
public final class Json {

  /** An object of this one member is bytes, and its text their base 64. */
  public static final String BASE64 = "b64";

  /** Makes parsers and generators. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
          .build();

  private Json() {}

  /** What a body is refused with. */
  public static ServiceException invalid(String problem) {
    return new ServiceException(InferenceReason.INPUT_INVALID, problem);
  }

  /** The same of a body that is not JSON. */
  public static ServiceException malformed(JsonProcessingException problem) {
    JsonLocation place = problem.getLocation();
    return invalid(
        "the body is not JSON: "
            + problem.getOriginalMessage()
            + (place == null ? "" : " (at byte " + place.getByteOffset() + ")"));
  }

  /** Goes into the object that a body is. */
  public static void openBody(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw invalid("the body is not an object (expected: {...})");
    }
  }

  /** Sees that nothing follows it. */
  public static void closeBody(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw invalid("the body goes on after its object");
    }
  }

  /** The text that the parser stands on. */
  public static String text(JsonParser parser, String name) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw invalid(name + ": " + describe(parser) + " (expected: a text)");
    }
    return parser.getText();
  }

  /** Goes to the next member of the object that the parser is in; false at its end. */
  public static boolean nextMember(JsonParser parser) throws IOException {
    return parser.nextToken() == JsonToken.FIELD_NAME;
  }

  /**
   * The bytes of an object whose only member's name the parser stands on.
   *
   * @throws IllegalArgumentException where it is another object
   */
  public static byte[] base64(JsonParser parser) throws IOException {
    if (!BASE64.equals(parser.currentName()) || parser.nextToken() != JsonToken.VALUE_STRING) {
      throw new IllegalArgumentException("an object (expected: {\"b64\": \"...\"})");
    }
    byte[] bytes = decode(parser.getText());
    if (parser.nextToken() != JsonToken.END_OBJECT) {
      throw new IllegalArgumentException(
          "an object of more than b64 (expected: {\"b64\": \"...\"})");
    }
    return bytes;
  }

  private static byte[] decode(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("b64: " + wrong.getMessage(), wrong);
    }
  }

  /** The kind of value that the parser stands on, in words. */
  public static String describe(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT, FIELD_NAME, END_OBJECT -> "an object";
      case START_ARRAY, END_ARRAY -> "a list";
      case VALUE_NULL -> "null";
      default -> {
        String text = parser.getText();
        yield text.length() <= 40 ? text : text.substring(0, 40) + "...";
      }
    };
  }
}
