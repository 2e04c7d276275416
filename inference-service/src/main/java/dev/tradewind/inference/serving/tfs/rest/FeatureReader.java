package dev.tradewind.inference.serving.tfs.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.ByteString;
import dev.tradewind.api.tensorflow.Feature;
import dev.tradewind.inference.serving.rest.Json;
import java.io.IOException;

/**
 * Reads the values of a feature: one, or a list. Decimals are floats, integers and booleans are
 * integers, texts and {@code {"b64": ...}} are bytes; all of one feature are of one kind.
 */
final class FeatureReader {

  private FeatureReader() {}

  /**
   * @throws IllegalArgumentException where a value is of no kind or of another one
   */
  static Feature read(JsonParser parser) throws IOException {
    Feature.Builder feature = Feature.newBuilder();
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        add(parser, feature);
      }
    } else {
      add(parser, feature);
    }
    return feature.build();
  }

  private static void add(JsonParser parser, Feature.Builder feature) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_TRUE, VALUE_FALSE -> integers(feature, parser.getBooleanValue() ? 1 : 0);
      case VALUE_NUMBER_INT -> integers(feature, integer(parser));
      case VALUE_NUMBER_FLOAT -> floats(feature, decimal(parser));
      case VALUE_STRING -> bytes(feature, ByteString.copyFromUtf8(parser.getText()));
      case START_OBJECT -> {
        parser.nextToken();
        bytes(feature, ByteString.copyFrom(Json.base64(parser)));
      }
      default ->
          throw new IllegalArgumentException(
              Json.describe(parser) + " (expected: a number, a text, a boolean, or b64)");
    }
  }

  private static long integer(JsonParser parser) throws IOException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new IllegalArgumentException(
          Json.describe(parser) + " (expected: an integer of 64 bits)");
    }
    return parser.getLongValue();
  }

  private static float decimal(JsonParser parser) throws IOException {
    float value = parser.getFloatValue();
    if (Float.isInfinite(value) && !parser.isNaN()) {
      throw new IllegalArgumentException(
          Json.describe(parser) + " (expected: a number that FP32 can hold)");
    }
    return value;
  }

  private static void integers(Feature.Builder feature, long value) {
    requireKind(feature, Feature.KindCase.INT64_LIST);
    feature.getInt64ListBuilder().addValue(value);
  }

  private static void floats(Feature.Builder feature, float value) {
    requireKind(feature, Feature.KindCase.FLOAT_LIST);
    feature.getFloatListBuilder().addValue(value);
  }

  private static void bytes(Feature.Builder feature, ByteString value) {
    requireKind(feature, Feature.KindCase.BYTES_LIST);
    feature.getBytesListBuilder().addValue(value);
  }

  private static void requireKind(Feature.Builder feature, Feature.KindCase kind) {
    if (feature.getKindCase() != Feature.KindCase.KIND_NOT_SET && feature.getKindCase() != kind) {
      throw new IllegalArgumentException("values of two kinds (expected: one)");
    }
  }
}
