package dev.tradewind.inference.serving.rest;

import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.error.Statuses;
import io.grpc.Status;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** How a call over HTTP fails: with the status that other model servers give, and the reason. */
public final class RestFailure {

  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final String RETRY_SECONDS = "1";

  private RestFailure() {}

  /** Answers with what a failure says. */
  public static void answer(RoutingContext call, @Nullable Throwable failure) {
    if (call.statusCode() == TOO_LARGE) {
      answer(call, TOO_LARGE, "the body is too large");
    } else {
      Status status =
          Statuses.of(failure == null ? new IllegalStateException("no failure") : failure)
              .getStatus();
      String message =
          failure instanceof ServiceException known
              ? known.getMessage()
              : String.valueOf(status.getDescription());
      answer(call, httpStatus(status.getCode()), message);
    }
  }

  /** Answers with a status and why. */
  public static void answer(RoutingContext call, int status, String message) {
    if (call.response().ended()) {
      return;
    }
    if (status == TOO_MANY || status == UNAVAILABLE) {
      call.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    call.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(new JsonObject().put("error", message).toBuffer());
  }

  private static int httpStatus(Status.Code code) {
    return switch (code) {
      case OK -> 200;
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> BAD_REQUEST;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, ABORTED -> 409;
      case RESOURCE_EXHAUSTED -> TOO_MANY;
      case CANCELLED -> 499;
      case UNIMPLEMENTED -> 501;
      case UNAVAILABLE -> UNAVAILABLE;
      case DEADLINE_EXCEEDED -> 504;
      case INTERNAL, UNKNOWN, DATA_LOSS -> 500;
    };
  }
}
