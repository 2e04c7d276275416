package dev.tradewind.forecast.demand;

import dev.tradewind.api.inference.oip.InferTensorContents;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelInferResponse.InferOutputTensor;
import dev.tradewind.forecast.domain.DemandForecast;
import dev.tradewind.forecast.domain.DemandHistory;
import dev.tradewind.forecast.domain.Levels;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** The tensors of model "demand", in the Open Inference Protocol. */
final class DemandTensors {

  private static final List<Long> SHAPE =
      List.of(1L, (long) DemandForecast.DAYS, (long) Levels.ALL.size());

  private DemandTensors() {}

  static ModelInferRequest request(String model, DemandHistory history) {
    InferTensorContents.Builder units = InferTensorContents.newBuilder();
    history.units().forEach(sold -> units.addFp32Contents(sold.floatValue()));
    return ModelInferRequest.newBuilder()
        .setModelName(model)
        .addInputs(
            InferInputTensor.newBuilder()
                .setName("history")
                .setDatatype("FP32")
                .addShape(1)
                .addShape(DemandHistory.DAYS)
                .setContents(units))
        .addInputs(
            InferInputTensor.newBuilder()
                .setName("weekday")
                .setDatatype("INT64")
                .addShape(1)
                .setContents(InferTensorContents.newBuilder().addInt64Contents(history.weekday())))
        .build();
  }

  /** Fails with IllegalArgumentException where the response is not one of this model. */
  static DemandForecast forecast(ModelInferResponse response, DemandHistory history) {
    return new DemandForecast(
        history.today(),
        output(response, "daily"),
        output(response, "cumulative"),
        DemandForecast.Source.MODEL,
        Long.parseLong(response.getModelVersion()));
  }

  private static List<List<Double>> output(ModelInferResponse response, String name) {
    for (int i = 0; i < response.getOutputsCount(); i++) {
      InferOutputTensor output = response.getOutputs(i);
      if (output.getName().equals(name)) {
        if (!output.getDatatype().equals("FP32") || !output.getShapeList().equals(SHAPE)) {
          throw new IllegalArgumentException(
              name
                  + ": "
                  + output.getDatatype()
                  + output.getShapeList()
                  + " (expected: FP32"
                  + SHAPE
                  + ")");
        }
        return days(name, response, i);
      }
    }
    throw new IllegalArgumentException("the model has no output " + name);
  }

  private static List<List<Double>> days(String name, ModelInferResponse response, int index) {
    int expected = DemandForecast.DAYS * Levels.ALL.size() * Float.BYTES;
    if (index >= response.getRawOutputContentsCount()
        || response.getRawOutputContents(index).size() != expected) {
      throw new IllegalArgumentException(name + ": not " + expected + " bytes of contents");
    }
    FloatBuffer numbers =
        response
            .getRawOutputContents(index)
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer();
    List<List<Double>> days = new ArrayList<>();
    while (numbers.hasRemaining()) {
      List<Double> day = new ArrayList<>();
      for (int level = 0; level < Levels.ALL.size(); level++) {
        day.add((double) numbers.get());
      }
      days.add(day);
    }
    return days;
  }
}
