package dev.tradewind.kit.call;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A deadline on every call to a neighbour that has none yet, counted from the start of the call.
 *
 * <p>The setting {@code quarkus.grpc.clients.<name>.deadline} is not that: Quarkus 3.32 counts it
 * from the making of the stub, so that once it has passed every call fails for ever.
 */
@ApplicationScoped
@GlobalInterceptor
public class CallDeadline implements ClientInterceptor {

  private final long millis;

  /**
   * @param deadline the longest that a call may take which does not say so itself; positive
   */
  CallDeadline(
      @ConfigProperty(name = "tradewind.call.deadline", defaultValue = "5s") Duration deadline) {
    if (deadline.isZero() || deadline.isNegative()) {
      throw new IllegalArgumentException(
          "tradewind.call.deadline: " + deadline + " (expected: > 0)");
    }
    this.millis = deadline.toMillis();
  }

  @Override
  public <ReqT, RespT> ClientCall<ReqT, RespT> interceptCall(
      MethodDescriptor<ReqT, RespT> method, CallOptions options, Channel next) {
    return next.newCall(
        method,
        options.getDeadline() == null
            ? options.withDeadlineAfter(millis, TimeUnit.MILLISECONDS)
            : options);
  }
}
