package dev.tradewind.inference.serving.oip.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelInferResponse.InferOutputTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.serving.oip.RawElements;
import dev.tradewind.inference.serving.rest.Json;
import dev.tradewind.inference.serving.rest.RestAnswer;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the answer of an inference: JSON, and after it the bytes of the outputs wanted so. */
final class InferAnswer {

  /** Says how many bytes of a body are JSON, where others follow. */
  static final String JSON_LENGTH = "Inference-Header-Content-Length";

  private static final int OK = 200;

  private InferAnswer() {}

  static RestAnswer encode(InferCall call, ModelInferResponse response) throws IOException {
    List<ByteString> binary = new ArrayList<>();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.FACTORY.createGenerator(body)) {
      json.writeStartObject();
      json.writeStringField("model_name", response.getModelName());
      json.writeStringField("model_version", response.getModelVersion());
      if (!response.getId().isEmpty()) {
        json.writeStringField("id", response.getId());
      }
      if (response.getParametersCount() > 0) {
        json.writeObjectFieldStart("parameters");
        for (var parameter : response.getParametersMap().entrySet()) {
          json.writeStringField(parameter.getKey(), parameter.getValue().getStringParam());
        }
        json.writeEndObject();
      }
      json.writeArrayFieldStart("outputs");
      for (int index = 0; index < response.getOutputsCount(); index++) {
        InferOutputTensor output = response.getOutputs(index);
        ByteString raw = response.getRawOutputContents(index);
        boolean apart = call.wantsBinary(output.getName());
        write(json, output, raw, apart);
        if (apart) {
          binary.add(raw);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return binary.isEmpty() ? RestAnswer.json(body.toByteArray()) : joined(body, binary);
  }

  private static void write(
      JsonGenerator json, InferOutputTensor output, ByteString raw, boolean apart)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", output.getName());
    json.writeStringField("datatype", output.getDatatype());
    json.writeArrayFieldStart("shape");
    for (long dimension : output.getShapeList()) {
      json.writeNumber(dimension);
    }
    json.writeEndArray();
    if (apart) {
      json.writeObjectFieldStart("parameters");
      json.writeNumberField("binary_data_size", raw.size());
      json.writeEndObject();
    } else {
      json.writeFieldName("data");
      ElementType type = ElementType.valueOf(output.getDatatype());
      JsonElements.write(
          json, output.getName(), RawElements.decode(type, output.getShapeList(), raw));
    }
    json.writeEndObject();
  }

  private static RestAnswer joined(ByteArrayOutputStream body, List<ByteString> binary)
      throws IOException {
    Map<String, String> headers =
        Map.of(
            JSON_LENGTH, Integer.toString(body.size()), "Content-Type", "application/octet-stream");
    for (ByteString raw : binary) {
      raw.writeTo(body);
    }
    return new RestAnswer(OK, headers, Buffer.buffer(body.toByteArray()));
  }
}
