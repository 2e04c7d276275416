package dev.tradewind.inference.serving.oip.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import dev.tradewind.inference.serving.rest.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/**
 * Messages as the protocol's servers write them in JSON: fields by their names in the contract, and
 * numbers of 64 bits as numbers, where Protobuf's own mapping has texts. Maps, which nothing here
 * has, are lists of their entries.
 */
final class MessageJson {

  private MessageJson() {}

  static byte[] of(MessageOrBuilder message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      write(json, message);
    }
    return bytes.toByteArray();
  }

  static byte[] of(List<? extends Message> messages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartArray();
      for (Message message : messages) {
        write(json, message);
      }
      json.writeEndArray();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, MessageOrBuilder message) throws IOException {
    json.writeStartObject();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (!field.hasPresence() || message.hasField(field)) {
        json.writeFieldName(field.getName());
        write(json, field, message.getField(field));
      }
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, FieldDescriptor field, Object value)
      throws IOException {
    if (value instanceof Collection<?> values) {
      json.writeStartArray();
      for (Object one : values) {
        writeOne(json, field, one);
      }
      json.writeEndArray();
    } else {
      writeOne(json, field, value);
    }
  }

  private static void writeOne(JsonGenerator json, FieldDescriptor field, Object value)
      throws IOException {
    switch (field.getJavaType()) {
      case MESSAGE -> write(json, (Message) value);
      case ENUM -> json.writeString(((EnumValueDescriptor) value).getName());
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case STRING -> json.writeString((String) value);
      case FLOAT, DOUBLE -> json.writeNumber(((Number) value).doubleValue());
      case INT, LONG -> json.writeNumber(integer(field, (Number) value));
      case BYTE_STRING ->
          throw new IllegalArgumentException("field: " + field + " (expected: no bytes)");
    }
  }

  private static BigInteger integer(FieldDescriptor field, Number value) {
    return switch (field.getType()) {
      case UINT32, FIXED32 -> BigInteger.valueOf(Integer.toUnsignedLong(value.intValue()));
      case UINT64, FIXED64 -> new BigInteger(Long.toUnsignedString(value.longValue()));
      default -> BigInteger.valueOf(value.longValue());
    };
  }
}
