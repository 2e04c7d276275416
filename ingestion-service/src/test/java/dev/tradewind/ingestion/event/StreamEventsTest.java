package dev.tradewind.ingestion.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.StreamEventsRequest;
import dev.tradewind.api.ingestion.v1.StreamEventsResponse;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class StreamEventsTest extends EventGrpcTest {

  @Test
  void takesBatchAfterBatchAndTellsWhatBecameOfAll() throws Exception {
    String shopper = unique("streaming");
    long before = end(shopper);
    Event first = view(unique("stream"), shopper);
    Stream stream = new Stream();
    for (int batch = 0; batch < 40; batch++) {
      Event bad = view("no good " + batch, shopper);
      stream.send(first, view(unique("stream"), shopper), bad);
    }

    StreamEventsResponse response = stream.end();

    assertThat(response.getAccepted()).isEqualTo(41);
    assertThat(response.getDuplicates()).isEqualTo(39);
    assertThat(response.getQuarantined()).isEqualTo(40);
    assertThat(response.getRefusalsList())
        .hasSize(40)
        .allSatisfy(refusal -> assertThat(refusal.getField()).isEqualTo("event_id"));
    assertThat(end(shopper)).isEqualTo(before + 41);
  }

  @Test
  void aStreamWithoutABatchIsNothingDone() throws Exception {
    assertThat(new Stream().end()).isEqualTo(StreamEventsResponse.getDefaultInstance());
  }

  @Test
  void anEmptyBatchEndsTheStreamAndWhatCameBeforeIsDurable() {
    String shopper = unique("streaming");
    long before = end(shopper);
    Stream stream = new Stream();
    stream.send(view(unique("stream"), shopper));
    stream.send();

    assertThatThrownBy(stream::end)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure ->
                assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
    assertThat(end(shopper)).isEqualTo(before + 1);
  }

  private final class Stream implements StreamObserver<StreamEventsResponse> {

    private final CompletableFuture<StreamEventsResponse> response = new CompletableFuture<>();
    private final StreamObserver<StreamEventsRequest> batches =
        EventServiceGrpc.newStub(channel)
            .withDeadlineAfter(60, TimeUnit.SECONDS)
            .streamEvents(this);

    void send(Event... events) {
      StreamEventsRequest.Builder batch = StreamEventsRequest.newBuilder().setBackfill(true);
      for (Event event : events) {
        batch.addEvents(event);
      }
      batches.onNext(batch.build());
    }

    StreamEventsResponse end() throws Exception {
      batches.onCompleted();
      return response.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(StreamEventsResponse value) {
      response.complete(value);
    }

    @Override
    public void onError(Throwable failure) {
      response.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      // The answer has said it all.
    }
  }
}
