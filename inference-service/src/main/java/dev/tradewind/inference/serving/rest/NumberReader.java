package dev.tradewind.inference.serving.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Takes numbers and booleans into little-endian bytes. */
final class NumberReader implements ElementReader {

  private static final int FIRST_BYTES = 256;

  private final ElementType type;
  private ByteBuffer elements = ByteBuffer.allocate(FIRST_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  NumberReader(ElementType type) {
    this.type = type;
  }

  @Override
  public void read(JsonParser parser) throws IOException {
    if (elements.remaining() < type.width()) {
      elements =
          ByteBuffer.allocate(2 * elements.capacity())
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(elements.flip());
    }
    switch (type) {
      case BOOL -> elements.put((byte) (bool(parser) ? 1 : 0));
      case UINT8 -> elements.put((byte) integer(parser, 0, 0xff));
      case UINT16 -> elements.putShort((short) integer(parser, 0, 0xffff));
      case INT32 -> elements.putInt((int) integer(parser, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case INT64 -> elements.putLong(integer(parser, Long.MIN_VALUE, Long.MAX_VALUE));
      case FP32 -> elements.putFloat(single(parser));
      case FP64 -> elements.putDouble(precise(parser));
      case FP16, BF16, BYTES ->
          throw new IllegalArgumentException(
              "datatype " + type + " is not taken in JSON (expected: in binary)");
    }
  }

  @Override
  public TensorValue value(List<Long> shape) {
    return new NumericTensor(type, shape, elements.flip());
  }

  private static boolean bool(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw unfit(parser, "true or false");
    };
  }

  private static long integer(JsonParser parser, long least, long most) throws IOException {
    boolean fits =
        parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    if (!fits || parser.getLongValue() < least || parser.getLongValue() > most) {
      throw unfit(parser, "an integer from " + least + " to " + most);
    }
    return parser.getLongValue();
  }

  /** An integer that the type cannot hold is refused; that decimals are rounded is no surprise. */
  private static float single(JsonParser parser) throws IOException {
    requireNumber(parser);
    float value = parser.getFloatValue();
    boolean integer = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    if ((Float.isInfinite(value) && !parser.isNaN())
        || (integer && (double) value != parser.getDoubleValue())) {
      throw unfit(parser, "a number that FP32 can hold");
    }
    return value;
  }

  private static double precise(JsonParser parser) throws IOException {
    requireNumber(parser);
    double value = parser.getDoubleValue();
    boolean integer = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    if ((Double.isInfinite(value) && !parser.isNaN())
        || (integer && parser.getDecimalValue().compareTo(new BigDecimal(value)) != 0)) {
      throw unfit(parser, "a number that FP64 can hold");
    }
    return value;
  }

  private static void requireNumber(JsonParser parser) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw unfit(parser, "a number");
    }
  }

  private static IllegalArgumentException unfit(JsonParser parser, String expected)
      throws IOException {
    return new IllegalArgumentException(Json.describe(parser) + " (expected: " + expected + ")");
  }
}
