package dev.tradewind.training.mlflow;

import dev.tradewind.kit.error.ServiceException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How MLflow's clients are told that a call failed. */
enum MlflowFailure {
  INVALID_PARAMETER_VALUE(400),
  PERMISSION_DENIED(403),
  ENDPOINT_NOT_FOUND(404),
  RESOURCE_DOES_NOT_EXIST(404),
  REQUEST_LIMIT_EXCEEDED(429),
  INTERNAL_ERROR(500),
  TEMPORARILY_UNAVAILABLE(503);

  private static final Logger LOG = Logger.getLogger(MlflowFailure.class);
  private static final int TOO_LARGE = 413;

  private final int status;

  MlflowFailure(int status) {
    this.status = status;
  }

  void answer(RoutingContext call, String message) {
    call.response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json")
        .end(new JsonObject().put("error_code", name()).put("message", message).toBuffer());
  }

  /** What is not expected is told by a number that the log has. */
  static void answer(RoutingContext call, @Nullable Throwable failure) {
    if (failure instanceof ServiceException refused) {
      of(refused).answer(call, String.valueOf(refused.getMessage()));
    } else if (failure instanceof IllegalArgumentException
        || failure instanceof DecodeException
        || failure instanceof ClassCastException) {
      INVALID_PARAMETER_VALUE.answer(call, String.valueOf(failure.getMessage()));
    } else if (call.statusCode() == TOO_LARGE) {
      INVALID_PARAMETER_VALUE.answer(call, "the body is too large");
    } else {
      String number = UUID.randomUUID().toString();
      LOG.errorf(failure, "call %s of the MLflow API failed", number);
      INTERNAL_ERROR.answer(call, "internal error " + number);
    }
  }

  private static MlflowFailure of(ServiceException refused) {
    return switch (refused.reason().code()) {
      case NOT_FOUND -> RESOURCE_DOES_NOT_EXIST;
      case INVALID_ARGUMENT -> INVALID_PARAMETER_VALUE;
      case RESOURCE_EXHAUSTED -> REQUEST_LIMIT_EXCEEDED;
      case UNAVAILABLE -> TEMPORARILY_UNAVAILABLE;
      default -> INVALID_PARAMETER_VALUE;
    };
  }
}
