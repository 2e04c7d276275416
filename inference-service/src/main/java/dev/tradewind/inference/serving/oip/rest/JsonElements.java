package dev.tradewind.inference.serving.oip.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.rest.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Writes the elements of a tensor as one list, row by row. */
final class JsonElements {

  private JsonElements() {}

  /**
   * @param output its name
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID where JSON has no word for them
   */
  static void write(JsonGenerator json, String output, TensorValue value) throws IOException {
    json.writeStartArray();
    if (value instanceof BytesTensor texts) {
      for (byte[] element : texts.elements()) {
        json.writeString(text(output, element));
      }
    } else {
      writeNumbers(json, output, (NumericTensor) value);
    }
    json.writeEndArray();
  }

  private static String text(String output, byte[] element) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(element)).toString();
    } catch (CharacterCodingException notText) {
      throw unfit(output, "bytes that are no text");
    }
  }

  private static void writeNumbers(JsonGenerator json, String output, NumericTensor numbers)
      throws IOException {
    ByteBuffer from = numbers.elements();
    while (from.hasRemaining()) {
      switch (numbers.type()) {
        case BOOL -> json.writeBoolean(from.get() != 0);
        case UINT8 -> json.writeNumber(Byte.toUnsignedInt(from.get()));
        case UINT16 -> json.writeNumber(Short.toUnsignedInt(from.getShort()));
        case INT32 -> json.writeNumber(from.getInt());
        case INT64 -> json.writeNumber(from.getLong());
        case FP32 -> json.writeNumber(from.getFloat());
        case FP64 -> json.writeNumber(from.getDouble());
        case FP16, BF16, BYTES -> throw unfit(output, "datatype " + numbers.type());
      }
    }
  }

  private static RuntimeException unfit(String output, String problem) {
    return Json.invalid(
        "output " + output + ": " + problem + " (expected: asked for with binary_data)");
  }
}
