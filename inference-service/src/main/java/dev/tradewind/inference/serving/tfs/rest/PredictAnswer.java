package dev.tradewind.inference.serving.tfs.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.rest.Json;
import dev.tradewind.kit.error.ServiceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Outputs in JSON: an only one by itself, several as an object by their names. */
final class PredictAnswer {

  private PredictAnswer() {}

  /**
   * @param inRows one entry for each row, as the question had, or one for each output
   * @throws ServiceException SIGNATURE_UNSUITED where an output has no rows, or other ones
   */
  static byte[] encode(Map<String, TensorValue> outputs, boolean inRows) throws IOException {
    Map<String, ElementWriter> writers = new TreeMap<>();
    outputs.forEach((name, value) -> writers.put(name, new ElementWriter(name, value)));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(body)) {
      json.writeStartObject();
      if (inRows) {
        long rows = rows(new TreeMap<>(outputs));
        json.writeArrayFieldStart("predictions");
        for (long row = 0; row < rows; row++) {
          write(json, writers, 1);
        }
        json.writeEndArray();
      } else {
        json.writeFieldName("outputs");
        write(json, writers, 0);
      }
      json.writeEndObject();
    }
    return body.toByteArray();
  }

  private static void write(JsonGenerator json, Map<String, ElementWriter> writers, int depth)
      throws IOException {
    if (writers.size() == 1) {
      writers.values().iterator().next().write(json, depth);
      return;
    }
    json.writeStartObject();
    for (Map.Entry<String, ElementWriter> output : writers.entrySet()) {
      json.writeFieldName(output.getKey());
      output.getValue().write(json, depth);
    }
    json.writeEndObject();
  }

  private static long rows(SortedMap<String, TensorValue> outputs) {
    List<Long> first = outputs.get(outputs.firstKey()).shape();
    outputs.forEach(
        (name, value) -> {
          if (value.shape().isEmpty() || !value.shape().get(0).equals(first.get(0))) {
            throw new ServiceException(
                InferenceReason.SIGNATURE_UNSUITED,
                "output "
                    + name
                    + " is of shape "
                    + value.shape()
                    + ", which has no row for each instance (expected: inputs, not instances)");
          }
        });
    return first.get(0);
  }
}
