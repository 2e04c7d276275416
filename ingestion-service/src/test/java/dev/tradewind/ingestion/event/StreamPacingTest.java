package dev.tradewind.ingestion.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The server asks for a batch when the service is done with the one before, never earlier. */
class StreamPacingTest {

  @Test
  void theNextBatchIsAskedForWhenTheOneBeforeIsDurable() {
    CountingCall<?, ?> call = new CountingCall<>(EventServiceGrpc.getStreamEventsMethod());
    AtomicReference<Runnable> durable = new AtomicReference<>();
    AtomicReference<ServerCall<?, ?>> seen = new AtomicReference<>();

    start(call, durable, seen);
    for (int message = 0; message < 10; message++) {
      // As gRPC does by itself after each message that it hands over.
      seen.get().request(1);
    }
    assertThat(call.requested).isEqualTo(1);

    durable.get().run();
    assertThat(call.requested).isEqualTo(2);
    seen.get().request(1);
    assertThat(call.requested).isEqualTo(2);
  }

  @Test
  void otherMethodsAreLeftAlone() {
    CountingCall<?, ?> call = new CountingCall<>(EventServiceGrpc.getIngestEventsMethod());
    AtomicReference<ServerCall<?, ?>> seen = new AtomicReference<>();

    start(call, new AtomicReference<>(), seen);

    assertThat(seen.get()).isSameAs(call);
  }

  private static <Q, R> void start(
      CountingCall<Q, R> call,
      AtomicReference<Runnable> durable,
      AtomicReference<ServerCall<?, ?>> seen) {
    new StreamPacing()
        .interceptCall(
            call,
            new Metadata(),
            (paced, headers) -> {
              seen.set(paced);
              if (paced != call) {
                durable.set(StreamPacing.ofCurrentCall());
              }
              return new ServerCall.Listener<>() {};
            });
  }

  private static final class CountingCall<Q, R> extends ServerCall<Q, R> {

    private final MethodDescriptor<Q, R> method;
    private int requested;

    CountingCall(MethodDescriptor<Q, R> method) {
      this.method = method;
    }

    @Override
    public void request(int messages) {
      requested += messages;
    }

    @Override
    public MethodDescriptor<Q, R> getMethodDescriptor() {
      return method;
    }

    @Override
    public void sendHeaders(Metadata headers) {}

    @Override
    public void sendMessage(R message) {}

    @Override
    public void close(Status status, Metadata trailers) {}

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public Attributes getAttributes() {
      return Attributes.EMPTY;
    }
  }
}
