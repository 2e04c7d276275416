package dev.tradewind.kit.error;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.ExceptionHandler;
import io.quarkus.grpc.ExceptionHandlerProvider;
import jakarta.enterprise.context.ApplicationScoped;

/** Closes failed calls as {@link Statuses} says, whether they fail in a Uni or by a throw. */
@ApplicationScoped
public class StatusExceptionHandlerProvider implements ExceptionHandlerProvider {

  @Override
  public <ReqT, RespT> ExceptionHandler<ReqT, RespT> createHandler(
      Listener<ReqT> listener, ServerCall<ReqT, RespT> call, Metadata metadata) {
    return new ExceptionHandler<>(listener, call, metadata) {
      @Override
      protected void handleException(
          Throwable failure, ServerCall<ReqT, RespT> failed, Metadata request) {
        StatusRuntimeException status = Statuses.of(failure);
        Metadata trailers = status.getTrailers();
        failed.close(status.getStatus(), trailers == null ? new Metadata() : trailers);
      }
    };
  }

  @Override
  public Throwable transform(Throwable failure) {
    return Statuses.of(failure);
  }
}
