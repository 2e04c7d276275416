package dev.tradewind.chat.deadline;

import dev.tradewind.chat.settings.ChatConfig;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/**
 * Gives each call its own deadline. The setting {@code quarkus.grpc.clients.*.deadline} cannot: it
 * is applied once, when a stub is made, and is a point in time from then on; a stub that lives as
 * long as the service fails every call after the first seconds.
 */
@ApplicationScoped
@GlobalInterceptor
public class DeadlineInterceptor implements ClientInterceptor {

  private final long millis;

  DeadlineInterceptor(ChatConfig config) {
    this.millis = config.neighbourDeadline().toMillis();
  }

  @Override
  public <ReqT, RespT> ClientCall<ReqT, RespT> interceptCall(
      MethodDescriptor<ReqT, RespT> method, CallOptions options, Channel next) {
    return next.newCall(method, options.withDeadlineAfter(millis, TimeUnit.MILLISECONDS));
  }
}
