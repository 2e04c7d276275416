package dev.tradewind.training.error;

import dev.tradewind.kit.error.Reason;
import io.grpc.Status.Code;

/** Reasons of this service; the names are part of its contract. */
public enum TrainingReason implements Reason {
  /** No such model. */
  MODEL_UNKNOWN(Code.NOT_FOUND),
  /** No such version of the model. */
  MODEL_VERSION_UNKNOWN(Code.NOT_FOUND),
  /** The model has no such alias. */
  ALIAS_UNKNOWN(Code.NOT_FOUND),
  /** No such run. */
  RUN_UNKNOWN(Code.NOT_FOUND),
  /** As many runs wait as the service takes on. */
  QUEUE_FULL(Code.RESOURCE_EXHAUSTED),
  /** The request_id was used for another run. */
  REQUEST_ID_REUSED(Code.ALREADY_EXISTS),
  /** No such search. */
  SEARCH_UNKNOWN(Code.NOT_FOUND),
  /** The ranges or the budget of a search make no sense together. */
  SEARCH_INVALID(Code.INVALID_ARGUMENT),
  /** As many searches are at work as the service takes on. */
  TOO_MANY_SEARCHES(Code.RESOURCE_EXHAUSTED),
  /** No such schedule. */
  SCHEDULE_UNKNOWN(Code.NOT_FOUND),
  /** A schedule that would never start a run, or watch what its model does not read. */
  SCHEDULE_INVALID(Code.INVALID_ARGUMENT),
  /** There are as many schedules as the service takes on. */
  TOO_MANY_SCHEDULES(Code.RESOURCE_EXHAUSTED),
  /** A privacy call without the token, or to a service that has none. */
  PRIVACY_CALL_DENIED(Code.PERMISSION_DENIED),
  /** A gate refuses the version. */
  PROMOTION_REFUSED(Code.FAILED_PRECONDITION),
  /** The alias does not point where the caller believes. */
  ALIAS_MOVED(Code.FAILED_PRECONDITION),
  /** The alias has pointed to no other version. */
  NO_EARLIER_VERSION(Code.FAILED_PRECONDITION),
  /** The version has as many tags as it may have. */
  TOO_MANY_TAGS(Code.RESOURCE_EXHAUSTED),
  /** The run has its version; there is nothing to resume. */
  RUN_SUCCEEDED(Code.FAILED_PRECONDITION),
  /** The run's process has not ended yet; try again in a moment. */
  RUN_ENDING(Code.ABORTED);

  private final Code code;

  TrainingReason(Code code) {
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
