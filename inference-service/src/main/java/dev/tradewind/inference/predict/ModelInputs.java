package dev.tradewind.inference.predict;

import java.util.Map;

/** Knows what models take. */
public interface ModelInputs {

  /**
   * The inputs of a signature, by name.
   *
   * @throws dev.tradewind.kit.error.ServiceException with {@link InferenceReason#MODEL_UNKNOWN},
   *     {@link InferenceReason#MODEL_VERSION_UNKNOWN}, {@link InferenceReason#LABEL_UNKNOWN},
   *     {@link InferenceReason#SIGNATURE_UNKNOWN}
   */
  Map<String, InputSpec> of(String model, VersionChoice version, String signature);
}
