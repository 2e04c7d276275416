package dev.tradewind.feature.error;

import dev.tradewind.kit.error.Reason;
import io.grpc.Status.Code;

/** Reasons of this service. */
public enum FeatureReason implements Reason {
  /** There is no such view. */
  FEATURE_VIEW_UNKNOWN(Code.NOT_FOUND),
  /** There is no such feature. */
  FEATURE_UNKNOWN(Code.NOT_FOUND),
  /** The features asked for belong to different kinds of entity. */
  FEATURES_MIXED(Code.INVALID_ARGUMENT),
  /** Redis does not answer, or has nothing yet. */
  ONLINE_STORE_DOWN(Code.UNAVAILABLE),
  /** The view is new or has changed, and is still being derived from the log. */
  FEATURE_VIEW_DERIVING(Code.FAILED_PRECONDITION),
  /** There is a view of that name and version with another meaning: this one needs the next. */
  FEATURE_VIEW_EXISTS(Code.ALREADY_EXISTS),
  /** The view comes with the service. */
  FEATURE_VIEW_SHIPPED(Code.FAILED_PRECONDITION),
  /** There are as many versions of views as there can be. */
  TOO_MANY_VIEWS(Code.RESOURCE_EXHAUSTED),
  /** The rows are gone; ask for the first page again. */
  TRAINING_SET_EXPIRED(Code.FAILED_PRECONDITION),
  /** The events or the rows take more of the disk than a training set may. */
  TRAINING_SET_TOO_LARGE(Code.RESOURCE_EXHAUSTED),
  /** No directory is set for exports. */
  EXPORT_NOT_CONFIGURED(Code.FAILED_PRECONDITION),
  /** The id was used for another request. */
  EXPORT_EXISTS(Code.ALREADY_EXISTS),
  /** There is no such baseline. */
  BASELINE_UNKNOWN(Code.NOT_FOUND),
  /** There is no such export. */
  EXPORT_UNKNOWN(Code.NOT_FOUND);

  private final Code code;

  FeatureReason(Code code) {
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
