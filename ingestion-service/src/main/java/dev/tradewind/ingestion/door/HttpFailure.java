package dev.tradewind.ingestion.door;

import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.error.Statuses;
import io.grpc.Status;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** How a request fails over HTTP: the status, and the same stable reasons as over gRPC. */
enum HttpFailure {
  BODY_INVALID(400),
  ORIGIN_REFUSED(403),
  BODY_TOO_LARGE(413),
  CONTENT_TYPE_UNSUPPORTED(415);

  private static final String RETRY_SECONDS = "1";

  private final int status;

  HttpFailure(int status) {
    this.status = status;
  }

  void answer(RoutingContext call, String message) {
    end(call, status, name(), message, List.of());
  }

  /** Answers a failure of the work itself, with what a caller may know of it. */
  static void answer(RoutingContext call, Throwable failure) {
    if (failure instanceof ServiceException known) {
      int status = httpStatus(known.reason().code());
      if (status == 429 || status == 503) {
        call.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      }
      end(call, status, known.reason().name(), known.getMessage(), known.violations());
      return;
    }
    Status status = Statuses.of(failure).getStatus();
    end(call, httpStatus(status.getCode()), "INTERNAL", status.getDescription(), List.of());
  }

  static void answer(RoutingContext call, String field, String reason, String detail) {
    end(call, 400, reason, field + ": " + detail, List.of(new FieldViolation(field, detail)));
  }

  private static void end(
      RoutingContext call,
      int status,
      String reason,
      String message,
      List<FieldViolation> violations) {
    if (call.response().ended()) {
      return;
    }
    JsonArray fields = new JsonArray();
    violations.forEach(
        violation ->
            fields.add(
                new JsonObject()
                    .put("field", violation.field())
                    .put("description", violation.description())));
    JsonObject error = new JsonObject().put("reason", reason).put("message", message);
    if (!fields.isEmpty()) {
      error.put("violations", fields);
    }
    call.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(new JsonObject().put("error", error).toBuffer());
  }

  private static int httpStatus(Status.Code code) {
    return switch (code) {
      case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case RESOURCE_EXHAUSTED -> 429;
      case UNAVAILABLE, DEADLINE_EXCEEDED -> 503;
      default -> 500;
    };
  }
}
