package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Backpressure for StreamEvents. Left alone, the server asks for the next message as soon as it has
 * handed one over, and batches of a quick sender pile up in memory. Here it asks for the next one
 * only when the service says that it is done with the one before; until then they stay with the
 * sender (HTTP/2 flow control).
 */
@ApplicationScoped
@GlobalInterceptor
public class StreamPacing implements ServerInterceptor {

  private static final Context.Key<Pace> PACE = Context.key("tradewind.stream-events.pace");

  /** What the call of the current context must be told each time that a batch was taken. */
  static Runnable ofCurrentCall() {
    Pace pace = PACE.get();
    if (pace == null) {
      throw new IllegalStateException("StreamEvents is called past its interceptor");
    }
    return pace::next;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> handler) {
    String method = call.getMethodDescriptor().getFullMethodName();
    if (!method.equals(EventServiceGrpc.getStreamEventsMethod().getFullMethodName())) {
      return handler.startCall(call, headers);
    }
    PacedCall<Q, R> paced = new PacedCall<>(call);
    return Contexts.interceptCall(
        Context.current().withValue(PACE, paced), paced, headers, handler);
  }

  /** Lets a call have its next message. */
  private interface Pace {
    void next();
  }

  /** A call that has one message at a time. */
  private static final class PacedCall<Q, R> extends SimpleForwardingServerCall<Q, R>
      implements Pace {

    private boolean begun;

    PacedCall(ServerCall<Q, R> call) {
      super(call);
    }

    /** The first request lets the first batch in; those after it wait for {@link #next()}. */
    @Override
    public void request(int messages) {
      synchronized (this) {
        if (begun) {
          return;
        }
        begun = true;
      }
      super.request(1);
    }

    @Override
    public void next() {
      super.request(1);
    }
  }
}
