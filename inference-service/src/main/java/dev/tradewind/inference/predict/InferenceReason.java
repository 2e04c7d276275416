package dev.tradewind.inference.predict;

import dev.tradewind.kit.error.Reason;
import io.grpc.Status.Code;

/** Why a call to this service failed. */
public enum InferenceReason implements Reason {
  /** No version of this model is loaded. */
  MODEL_UNKNOWN(Code.NOT_FOUND),
  /** The model is loaded, this version of it is not. */
  MODEL_VERSION_UNKNOWN(Code.NOT_FOUND),
  /** An input is missing, unknown, or of the wrong type, shape or length. */
  INPUT_INVALID(Code.INVALID_ARGUMENT),
  /** The model has no such output. */
  OUTPUT_UNKNOWN(Code.INVALID_ARGUMENT),
  /** Neither a model nor popularity is to be had; try later. */
  NOTHING_TO_RANK(Code.UNAVAILABLE);

  private final Code code;

  InferenceReason(Code code) {
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
