package dev.tradewind.inference.predict;

import io.smallrye.mutiny.Uni;

/** Runs models. In process today; a remote one can stand behind the same method. */
public interface Predictor {

  /**
   * Runs a model.
   *
   * @return the outputs, or a failure with {@link InferenceReason#MODEL_UNKNOWN}, {@link
   *     InferenceReason#MODEL_VERSION_UNKNOWN}, {@link InferenceReason#SIGNATURE_UNKNOWN}, {@link
   *     InferenceReason#INPUT_INVALID}, {@link InferenceReason#OUTPUT_UNKNOWN}, {@link
   *     InferenceReason#DEADLINE_PASSED} or {@link dev.tradewind.kit.error.CommonReason#OVERLOADED}
   */
  Uni<Prediction> predict(PredictRequest request);
}
