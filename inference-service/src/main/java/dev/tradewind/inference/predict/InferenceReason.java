package dev.tradewind.inference.predict;

import dev.tradewind.kit.error.Reason;
import io.grpc.Status.Code;

/** Why a call to this service failed. */
public enum InferenceReason implements Reason {
  /** No version of this model is loaded. */
  MODEL_UNKNOWN(Code.NOT_FOUND),
  /** The model is loaded, this version of it is not. */
  MODEL_VERSION_UNKNOWN(Code.NOT_FOUND),
  /** The model is loaded, none of its versions carries this label. */
  LABEL_UNKNOWN(Code.INVALID_ARGUMENT),
  /** The version was unloaded to make room, and is being loaded again; try again soon. */
  MODEL_LOADING(Code.UNAVAILABLE),
  /** There is no room for the model, though all that may give way has. */
  MEMORY_EXHAUSTED(Code.RESOURCE_EXHAUSTED),
  /** No version of the model can be loaded; the message says why. */
  MODEL_REFUSED(Code.FAILED_PRECONDITION),
  /** The caller's deadline passed, or would pass, before the model could run. */
  DEADLINE_PASSED(Code.DEADLINE_EXCEEDED),
  /** The model is loaded, and has no such signature. */
  SIGNATURE_UNKNOWN(Code.FAILED_PRECONDITION),
  /** The signature is there, and answers another kind of question than this one. */
  SIGNATURE_UNSUITED(Code.INVALID_ARGUMENT),
  /** What models serve is not for callers to say. */
  CONTROL_UNAVAILABLE(Code.FAILED_PRECONDITION),
  /** The model's signature "explain" gives something else than an explanation. */
  EXPLANATION_ODD(Code.FAILED_PRECONDITION),
  /** This process does not follow what comes of predictions. */
  OUTCOMES_NOT_FOLLOWED(Code.FAILED_PRECONDITION),
  /** This process does not compare what models were asked with with the feature store's history. */
  SKEW_NOT_CHECKED(Code.FAILED_PRECONDITION),
  /** This process does not watch what models are asked and answer. */
  DRIFT_NOT_WATCHED(Code.FAILED_PRECONDITION),
  /** An input is missing, unknown, or of the wrong type, shape or length. */
  INPUT_INVALID(Code.INVALID_ARGUMENT),
  /** The model has no such output. */
  OUTPUT_UNKNOWN(Code.INVALID_ARGUMENT),
  /** There is no experiment of this id. */
  EXPERIMENT_UNKNOWN(Code.NOT_FOUND),
  /** There is another experiment of this id. */
  EXPERIMENT_EXISTS(Code.ALREADY_EXISTS),
  /** The experiment's state does not allow that. */
  EXPERIMENT_STATE(Code.FAILED_PRECONDITION),
  /** Another experiment about the same decision runs. */
  EXPERIMENT_CONFLICT(Code.FAILED_PRECONDITION),
  /** There are as many experiments as there may be. */
  EXPERIMENTS_FULL(Code.RESOURCE_EXHAUSTED),
  /** The log did not take the change of an experiment, or did not give it back in time. */
  EXPERIMENT_LOG_UNAVAILABLE(Code.UNAVAILABLE),
  /** The log is being read after a start; try later. */
  EXPERIMENT_RESULTS_NOT_READY(Code.UNAVAILABLE),
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
