package dev.tradewind.inference.serving.oip;

import dev.tradewind.api.inference.oip.ModelInferRequest;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferInputTensor;
import dev.tradewind.api.inference.oip.ModelInferRequest.InferRequestedOutputTensor;
import dev.tradewind.inference.call.ModelCall;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.kit.error.ServiceException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads requests of the protocol. Whatever is wrong is refused with the name of the input. */
final class InferRequests {

  private InferRequests() {}

  /**
   * @throws ServiceException INPUT_INVALID, MODEL_VERSION_UNKNOWN, SIGNATURE_UNKNOWN, FIELD_INVALID
   */
  static PredictRequest decode(ModelInferRequest request, ModelCall call) {
    boolean raw = request.getRawInputContentsCount() > 0;
    if (raw && request.getRawInputContentsCount() != request.getInputsCount()) {
      throw new ServiceException(
          InferenceReason.INPUT_INVALID,
          "raw_input_contents: "
              + request.getRawInputContentsCount()
              + " (expected: "
              + request.getInputsCount()
              + ", one for each input)");
    }
    Map<String, TensorValue> inputs = new LinkedHashMap<>();
    for (int index = 0; index < request.getInputsCount(); index++) {
      InferInputTensor input = request.getInputs(index);
      if (raw && input.hasContents()) {
        throw invalid(input, "has contents beside raw_input_contents (expected: one of them)");
      }
      if (inputs.put(input.getName(), value(request, index, raw)) != null) {
        throw invalid(input, "given twice");
      }
    }
    return new PredictRequest(
        request.getModelName(),
        version(request.getModelName(), request.getModelVersion()),
        CallParameters.signature(request.getParametersMap()),
        inputs,
        wanted(request),
        CallParameters.terms(request.getParametersMap(), call));
  }

  private static TensorValue value(ModelInferRequest request, int index, boolean raw) {
    InferInputTensor input = request.getInputs(index);
    ElementType type = type(input);
    List<Long> shape = input.getShapeList();
    try {
      return raw
          ? RawElements.decode(type, shape, request.getRawInputContents(index))
          : TypedElements.decode(type, shape, input.getContents());
    } catch (IllegalArgumentException wrong) {
      throw invalid(input, wrong.getMessage());
    }
  }

  private static ElementType type(InferInputTensor input) {
    return Arrays.stream(ElementType.values())
        .filter(type -> type.name().equals(input.getDatatype()))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    input,
                    "datatype "
                        + input.getDatatype()
                        + " (expected: one of "
                        + Arrays.toString(ElementType.values())
                        + ")"));
  }

  /** The outputs wanted, in the order asked; empty means all. */
  static Set<String> wanted(ModelInferRequest request) {
    Set<String> names = new LinkedHashSet<>();
    for (InferRequestedOutputTensor output : request.getOutputsList()) {
      if (!names.add(output.getName())) {
        throw new ServiceException(
            InferenceReason.OUTPUT_UNKNOWN, "output " + output.getName() + ": asked for twice");
      }
    }
    return names;
  }

  /** The protocol's versions are texts, ours are numbers; a text that is none names no version. */
  static VersionChoice version(String model, String version) {
    if (version.isEmpty()) {
      return VersionChoice.SERVING;
    }
    try {
      return VersionChoice.of(Long.parseLong(version));
    } catch (NumberFormatException notNumber) {
      throw new ServiceException(
          InferenceReason.MODEL_VERSION_UNKNOWN,
          "version \"" + version + "\" of " + model + " is not loaded (versions are numbers)");
    }
  }

  private static ServiceException invalid(InferInputTensor input, String problem) {
    return new ServiceException(
        InferenceReason.INPUT_INVALID, "input " + input.getName() + ": " + problem);
  }
}
