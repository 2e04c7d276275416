package dev.tradewind.kit.error;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Turns failures into what a caller sees: a status, and google.rpc details with the reason, the
 * fields and whether to try again. Only what is known to be safe goes out; anything unexpected
 * becomes INTERNAL with a correlation id, and its story goes to the log.
 */
public final class Statuses {

  private static final Logger LOG = Logger.getLogger(Statuses.class);
  private static final String DOMAIN = "tradewind.dev";

  private Statuses() {}

  /** The status to close the call with. Trailers never carry the request's metadata. */
  public static StatusRuntimeException of(Throwable failure) {
    if (failure instanceof ServiceException known) {
      return of(known);
    }
    if (failure instanceof StatusRuntimeException status && isOurs(status)) {
      return status;
    }
    if (failure instanceof StatusRuntimeException status) {
      return neighbour(status.getStatus());
    }
    if (failure instanceof StatusException status) {
      return neighbour(status.getStatus());
    }
    String correlationId = UUID.randomUUID().toString();
    LOG.errorf(failure, "call failed, correlation id %s", correlationId);
    return Status.INTERNAL
        .withDescription("internal error, correlation id " + correlationId)
        .asRuntimeException();
  }

  private static StatusRuntimeException of(ServiceException failure) {
    com.google.rpc.Status.Builder status =
        com.google.rpc.Status.newBuilder()
            .setCode(failure.reason().code().value())
            .setMessage(failure.getMessage())
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason(failure.reason().name())
                        .setDomain(DOMAIN)
                        .build()));
    if (!failure.violations().isEmpty()) {
      BadRequest.Builder badRequest = BadRequest.newBuilder();
      for (FieldViolation violation : failure.violations()) {
        badRequest.addFieldViolations(
            BadRequest.FieldViolation.newBuilder()
                .setField(violation.field())
                .setDescription(violation.description()));
      }
      status.addDetails(Any.pack(badRequest.build()));
    }
    if (isRetryable(failure.reason().code())) {
      status.addDetails(
          Any.pack(
              RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setSeconds(1)).build()));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  private static boolean isRetryable(Status.Code code) {
    return code == Status.Code.UNAVAILABLE || code == Status.Code.RESOURCE_EXHAUSTED;
  }

  /** A status with our own ErrorInfo was made for callers: it passes unchanged. */
  private static boolean isOurs(StatusRuntimeException failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    return status != null
        && status.getDetailsList().stream().anyMatch(detail -> detail.is(ErrorInfo.class));
  }

  /**
   * A bare status, mostly of a call to a neighbour: the code says enough, the text may not be for
   * callers.
   */
  private static StatusRuntimeException neighbour(Status status) {
    LOG.warnf("a call to a neighbour failed: %s", status);
    return switch (status.getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, RESOURCE_EXHAUSTED ->
          of(
              new ServiceException(
                  CommonReason.DEPENDENCY_UNAVAILABLE,
                  "a service that is needed does not answer (" + status.getCode() + ")"));
      default -> status.withCause(null).asRuntimeException();
    };
  }
}
