package dev.tradewind.inference.serving.oip;

import dev.tradewind.api.inference.oip.InferParameter;
import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferResponse;
import dev.tradewind.api.inference.oip.ModelInferResponse.InferOutputTensor;
import dev.tradewind.api.inference.oip.ModelMetadataResponse;
import dev.tradewind.api.inference.oip.ModelMetadataResponse.TensorMetadata;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/** Writes answers of the protocol. Elements go out raw only: stock clients read nothing else. */
final class InferResponses {

  static final String PLATFORM = "tensorflow_savedmodel";

  /**
   * Names the answer in the shop's log. Stock clients see parameters, where trailers escape them.
   */
  static final String LOGGED_AS = "prediction_id";

  private InferResponses() {}

  static ModelInferResponse encode(ModelInferRequest request, Prediction prediction) {
    ModelInferResponse.Builder response =
        ModelInferResponse.newBuilder()
            .setModelName(request.getModelName())
            .setModelVersion(Long.toString(prediction.version()))
            .setId(request.getId());
    prediction
        .loggedAs()
        .map(id -> InferParameter.newBuilder().setStringParam(id).build())
        .ifPresent(id -> response.putParameters(LOGGED_AS, id));
    Map<String, TensorValue> outputs = Classification.of(request, prediction.outputs());
    Collection<String> names = InferRequests.wanted(request);
    if (names.isEmpty()) {
      names = new TreeSet<>(outputs.keySet());
    }
    for (String name : names) {
      TensorValue value = outputs.get(name);
      if (value == null) {
        throw new IllegalStateException("the model gave no output " + name);
      }
      response.addOutputs(
          InferOutputTensor.newBuilder()
              .setName(name)
              .setDatatype(value.type().name())
              .addAllShape(value.shape()));
      response.addRawOutputContents(RawElements.encode(value));
    }
    return response.build();
  }

  static ModelMetadataResponse metadata(ServedVersion version) {
    ModelMetadataResponse.Builder response =
        ModelMetadataResponse.newBuilder()
            .setName(version.id().model())
            .addVersions(Long.toString(version.id().version()))
            .setPlatform(PLATFORM);
    ModelSignature signature = version.model().signatures().get(PredictRequest.DEFAULT_SIGNATURE);
    if (signature != null) {
      signature.inputs().forEach(spec -> response.addInputs(tensor(spec)));
      signature.outputs().forEach(spec -> response.addOutputs(tensor(spec)));
    }
    return response.build();
  }

  private static TensorMetadata tensor(TensorSpec spec) {
    return TensorMetadata.newBuilder()
        .setName(spec.name())
        .setDatatype(spec.type().name())
        .addAllShape(spec.shape())
        .build();
  }
}
