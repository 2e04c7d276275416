package dev.tradewind.inference.serving.tfs.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.HalfPrecision;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.rest.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/** Writes the elements of one tensor, row by row, as lists in lists. */
final class ElementWriter {

  /** An output whose name ends so is bytes, and goes out in base 64. */
  private static final String BYTES_SUFFIX = "_bytes";

  private interface Source {
    void writeNext(JsonGenerator json) throws IOException;
  }

  private final List<Long> shape;
  private final Source source;

  ElementWriter(String name, TensorValue value) {
    this.shape = value.shape();
    this.source =
        value instanceof BytesTensor texts
            ? texts(texts.elements().iterator(), name.endsWith(BYTES_SUFFIX))
            : numbers((NumericTensor) value);
  }

  /** Writes all that there is below one place of this depth. */
  void write(JsonGenerator json, int depth) throws IOException {
    if (depth == shape.size()) {
      source.writeNext(json);
      return;
    }
    json.writeStartArray();
    for (long place = 0; place < shape.get(depth); place++) {
      write(json, depth + 1);
    }
    json.writeEndArray();
  }

  private static Source texts(Iterator<byte[]> elements, boolean bytes) {
    return json -> {
      byte[] element = elements.next();
      if (bytes) {
        json.writeStartObject();
        json.writeStringField(Json.BASE64, Base64.getEncoder().encodeToString(element));
        json.writeEndObject();
      } else {
        json.writeString(new String(element, StandardCharsets.UTF_8));
      }
    };
  }

  private static Source numbers(NumericTensor numbers) {
    ByteBuffer from = numbers.elements();
    return switch (numbers.type()) {
      case BOOL -> json -> json.writeBoolean(from.get() != 0);
      case UINT8 -> json -> json.writeNumber(Byte.toUnsignedInt(from.get()));
      case UINT16 -> json -> json.writeNumber(Short.toUnsignedInt(from.getShort()));
      case INT32 -> json -> json.writeNumber(from.getInt());
      case INT64 -> json -> json.writeNumber(from.getLong());
      case FP16 -> json -> json.writeNumber(HalfPrecision.ofFp16(from.getShort()));
      case BF16 -> json -> json.writeNumber(HalfPrecision.ofBf16(from.getShort()));
      case FP32 -> json -> json.writeNumber(from.getFloat());
      case FP64 -> json -> json.writeNumber(from.getDouble());
      case BYTES -> throw new IllegalArgumentException("type: BYTES (expected: a number)");
    };
  }
}
