package dev.tradewind.inference.serving.tfs.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tradewind.api.tensorflow.serving.ClassificationResult;
import dev.tradewind.api.tensorflow.serving.Classifications;
import dev.tradewind.api.tensorflow.serving.Regression;
import dev.tradewind.api.tensorflow.serving.RegressionResult;
import dev.tradewind.inference.serving.rest.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Answers about examples in JSON: {@code results} has one entry for each. */
final class ExamplesAnswer {

  private ExamplesAnswer() {}

  /** Of each example the classes, each as label and score. */
  static byte[] encode(ClassificationResult result) throws IOException {
    return results(
        json -> {
          for (Classifications example : result.getClassificationsList()) {
            json.writeStartArray();
            for (var one : example.getClassesList()) {
              json.writeStartArray();
              json.writeString(one.getLabel());
              json.writeNumber(one.getScore());
              json.writeEndArray();
            }
            json.writeEndArray();
          }
        });
  }

  /** Of each example the value. */
  static byte[] encode(RegressionResult result) throws IOException {
    return results(
        json -> {
          for (Regression example : result.getRegressionsList()) {
            json.writeNumber(example.getValue());
          }
        });
  }

  private interface Entries {
    void write(JsonGenerator json) throws IOException;
  }

  private static byte[] results(Entries entries) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(body)) {
      json.writeStartObject();
      json.writeArrayFieldStart("results");
      entries.write(json);
      json.writeEndArray();
      json.writeEndObject();
    }
    return body.toByteArray();
  }
}
