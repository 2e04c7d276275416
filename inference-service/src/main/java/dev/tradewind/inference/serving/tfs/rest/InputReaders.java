package dev.tradewind.inference.serving.tfs.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.rest.Json;
import dev.tradewind.inference.serving.rest.TensorReader;
import dev.tradewind.kit.error.ServiceException;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads the inputs of a signature: an only one by itself, several as an object by their names. */
final class InputReaders {

  private final Map<String, TensorReader> readers = new LinkedHashMap<>();
  private boolean named;

  InputReaders(ModelSignature signature) {
    signature
        .inputs()
        .forEach(spec -> readers.put(spec.name(), new TensorReader(spec.name(), spec.type())));
  }

  /** Reads one row; the parser stands on its first token. */
  void readRow(JsonParser parser, int row) throws IOException {
    try {
      boolean asFirst = named;
      named = opensNamed(parser);
      if (row > 0 && named != asFirst) {
        throw Json.invalid("an object and a value (expected: all rows alike)");
      }
      read(parser, TensorReader::readRow);
    } catch (ServiceException wrong) {
      throw Json.invalid("instances[" + row + "]: " + wrong.getMessage());
    }
  }

  /** Reads all; the parser stands on the first token. */
  void readAll(JsonParser parser) throws IOException {
    named = opensNamed(parser);
    read(parser, TensorReader::readAll);
  }

  /** What was read. */
  Map<String, TensorValue> values() {
    Map<String, TensorValue> values = new LinkedHashMap<>();
    readers.forEach((name, reader) -> values.put(name, reader.value()));
    return values;
  }

  private interface Reading {
    void read(TensorReader reader, JsonParser parser) throws IOException;
  }

  /** Goes into an object, and says whether its members are inputs; they are not those of bytes. */
  private boolean opensNamed(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.START_OBJECT
        && !(Json.nextMember(parser)
            && parser.currentName().equals(Json.BASE64)
            && !readers.containsKey(Json.BASE64));
  }

  private void read(JsonParser parser, Reading reading) throws IOException {
    if (!named) {
      reading.read(only(), parser);
      return;
    }
    Set<String> seen = new HashSet<>();
    for (JsonToken at = parser.currentToken();
        at == JsonToken.FIELD_NAME;
        at = parser.nextToken()) {
      String name = parser.currentName();
      TensorReader reader = readers.get(name);
      if (reader == null) {
        throw Json.invalid("input " + name + ": not an input (expected: " + readers.keySet() + ")");
      }
      if (!seen.add(name)) {
        throw Json.invalid("input " + name + ": given twice");
      }
      parser.nextToken();
      reading.read(reader, parser);
    }
    for (String name : readers.keySet()) {
      if (!seen.contains(name)) {
        throw Json.invalid("input " + name + ": missing");
      }
    }
  }

  private TensorReader only() {
    if (readers.size() != 1) {
      throw Json.invalid("a value by itself (expected: an object with " + readers.keySet() + ")");
    }
    return readers.values().iterator().next();
  }
}
