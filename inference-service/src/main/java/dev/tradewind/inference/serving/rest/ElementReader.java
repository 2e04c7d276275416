package dev.tradewind.inference.serving.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.TensorValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes elements of one type one by one. */
interface ElementReader {

  /**
   * Takes the value that the parser stands on; of an object, in which it may be already, all of it.
   *
   * @throws IllegalArgumentException where it is of another type, or would lose precision
   */
  void read(JsonParser parser) throws IOException;

  /** All of them, as a tensor. */
  TensorValue value(List<Long> shape);

  /** One for elements of this type. */
  static ElementReader of(ElementType type) {
    return type == ElementType.BYTES ? new Texts() : new NumberReader(type);
  }

  /** Texts as UTF-8, and bytes in base 64. */
  final class Texts implements ElementReader {

    private final List<byte[]> elements = new ArrayList<>();

    @Override
    public void read(JsonParser parser) throws IOException {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        elements.add(parser.getText().getBytes(UTF_8));
      } else if (parser.currentToken() == JsonToken.FIELD_NAME
          || (parser.currentToken() == JsonToken.START_OBJECT && Json.nextMember(parser))) {
        elements.add(Json.base64(parser));
      } else {
        throw new IllegalArgumentException(Json.describe(parser) + " (expected: a text)");
      }
    }

    @Override
    public TensorValue value(List<Long> shape) {
      return new BytesTensor(shape, elements);
    }
  }
}
