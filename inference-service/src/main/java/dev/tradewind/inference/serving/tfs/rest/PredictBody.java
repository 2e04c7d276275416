package dev.tradewind.inference.serving.tfs.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.rest.Json;
import dev.tradewind.inference.serving.tfs.Target;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The body of a predict call. It is read twice: which signature it is for may stand at its end, and
 * without its types no element can be read.
 */
final class PredictBody {

  private static final String SIGNATURE = "signature_name";
  private static final String INSTANCES = "instances";
  private static final String INPUTS = "inputs";

  private final byte[] body;
  private final String signature;
  private final boolean inRows;

  private PredictBody(byte[] body, String signature, boolean inRows) {
    this.body = body;
    this.signature = signature;
    this.inRows = inRows;
  }

  /**
   * Sees what it is for, and how it is written.
   *
   * @throws IOException where it is not JSON
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID
   */
  static PredictBody of(byte[] body) throws IOException {
    String signature = "";
    Optional<Boolean> inRows = Optional.empty();
    try (JsonParser parser = Json.FACTORY.createParser(body)) {
      Json.openBody(parser);
      while (Json.nextMember(parser)) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(SIGNATURE)) {
          signature = Json.text(parser, SIGNATURE);
        } else if (name.equals(INSTANCES) || name.equals(INPUTS)) {
          if (inRows.isPresent()) {
            throw Json.invalid("instances and inputs (expected: one of them, once)");
          }
          inRows = Optional.of(name.equals(INSTANCES));
        }
        parser.skipChildren();
      }
      Json.closeBody(parser);
    }
    return new PredictBody(
        body,
        Target.signature(signature),
        inRows.orElseThrow(
            () -> Json.invalid("neither instances nor inputs (expected: one of them)")));
  }

  /** The signature that it is for. */
  String signature() {
    return signature;
  }

  /** Whether each row stands by itself, and shall in the answer. */
  boolean inRows() {
    return inRows;
  }

  /**
   * The tensors.
   *
   * @throws dev.tradewind.kit.error.ServiceException INPUT_INVALID naming the input
   */
  Map<String, TensorValue> inputs(ModelSignature types) throws IOException {
    InputReaders readers = new InputReaders(types);
    try (JsonParser parser = Json.FACTORY.createParser(body)) {
      Json.openBody(parser);
      while (Json.nextMember(parser)) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(INSTANCES)) {
          readRows(parser, readers);
        } else if (name.equals(INPUTS)) {
          readers.readAll(parser);
        } else {
          parser.skipChildren();
        }
      }
    }
    return readers.values();
  }

  private static void readRows(JsonParser parser, InputReaders readers) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw Json.invalid("instances: " + Json.describe(parser) + " (expected: a list)");
    }
    int row = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      readers.readRow(parser, row);
      row++;
    }
    if (row == 0) {
      throw Json.invalid("instances: none (expected: at least one)");
    }
  }
}
