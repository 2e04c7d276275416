package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.api.tensorflow.serving.PredictRequest;
import dev.tradewind.api.tensorflow.serving.PredictResponse;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.predict.Terms;
import dev.tradewind.kit.error.ServiceException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests and responses of Predict. Whatever is wrong is refused with the name of the input. */
final class PredictMessages {

  private PredictMessages() {}

  /**
   * @param mostBytes that the inputs may take in memory
   * @throws ServiceException FIELD_INVALID, INPUT_INVALID, OUTPUT_UNKNOWN
   */
  static dev.tradewind.inference.predict.PredictRequest decode(
      PredictRequest request, long mostBytes, Terms terms) {
    Target target = Target.of(request.getModelSpec());
    TensorDecoder decoder = new TensorDecoder(mostBytes);
    Map<String, TensorValue> inputs = new LinkedHashMap<>();
    for (Map.Entry<String, TensorProto> input : request.getInputsMap().entrySet()) {
      try {
        inputs.put(input.getKey(), decoder.decode(input.getValue()));
      } catch (IllegalArgumentException wrong) {
        throw new ServiceException(
            InferenceReason.INPUT_INVALID, "input " + input.getKey() + ": " + wrong.getMessage());
      }
    }
    return new dev.tradewind.inference.predict.PredictRequest(
        target.model(),
        target.version(),
        target.signature(),
        inputs,
        wanted(request.getOutputFilterList()),
        terms);
  }

  private static Set<String> wanted(List<String> filter) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : filter) {
      if (!names.add(name)) {
        throw new ServiceException(
            InferenceReason.OUTPUT_UNKNOWN, "output_filter: " + name + " is given twice");
      }
    }
    return names;
  }

  static PredictResponse encode(PredictRequest request, Prediction prediction) {
    PredictResponse.Builder response =
        PredictResponse.newBuilder()
            .setModelSpec(Target.of(request.getModelSpec()).answered(prediction.version()));
    prediction
        .outputs()
        .forEach((name, value) -> response.putOutputs(name, TensorEncoder.encode(value)));
    return response.build();
  }
}
