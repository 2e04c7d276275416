package dev.tradewind.inference.call;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Gives every call its {@link ModelCall}. Where gRPC shares its port with HTTP, Quarkus does not
 * tell the caller's deadline: it is read from the header.
 */
@ApplicationScoped
@GlobalInterceptor
public class ModelCallInterceptor implements ServerInterceptor {

  private static final Metadata.Key<String> TIMEOUT =
      Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> handler) {
    ModelCall ours = new ModelCall(deadline(headers));
    ServerCall<Q, R> telling =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            ours.describe(trailers);
            super.close(status, trailers);
          }
        };
    Departure.current().ifPresent(departure -> departure.then(ours::callerWent));
    Context context = Context.current().withValue(ModelCall.KEY, ours);
    return new SimpleForwardingServerCallListener<>(
        Contexts.interceptCall(context, telling, headers, handler)) {
      @Override
      public void onCancel() {
        ours.callerWent();
        super.onCancel();
      }
    };
  }

  private static OptionalLong deadline(Metadata headers) {
    Deadline known = Context.current().getDeadline();
    if (known != null) {
      return OptionalLong.of(ModelCall.after(known.timeRemaining(TimeUnit.NANOSECONDS)));
    }
    String timeout = headers.get(TIMEOUT);
    OptionalLong left = timeout == null ? OptionalLong.empty() : GrpcTimeout.nanos(timeout);
    return left.isPresent()
        ? OptionalLong.of(ModelCall.after(left.getAsLong()))
        : OptionalLong.empty();
  }
}
