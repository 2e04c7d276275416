package dev.tradewind.ingestion.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.ingestion.grpc.GrpcTest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class StoreOutageIT extends GrpcTest {

  @TestHTTPResource(management = true)
  URI management;

  Consumer<Boolean> storeReachable;

  @Test
  void anOutageMakesCallsUnavailableAndPassesByItself() throws Exception {
    String before = unique("before");
    assertThat(outcome(ingest(before))).isEqualTo(EventOutcome.EVENT_OUTCOME_ACCEPTED);
    assertThat(status("/q/health/ready")).isEqualTo(200);

    storeReachable.accept(false);
    assertFails(Status.Code.UNAVAILABLE, "DEPENDENCY_UNAVAILABLE", () -> ingest(unique("during")));
    assertFails(
        Status.Code.UNAVAILABLE,
        "DEPENDENCY_UNAVAILABLE",
        () ->
            CatalogServiceGrpc.newBlockingStub(channel)
                .getItem(GetItemRequest.newBuilder().setItemId("item-1").build()));
    assertThat(status("/q/health/ready")).isEqualTo(503);
    assertThat(status("/q/health/live")).isEqualTo(200);

    storeReachable.accept(true);
    assertThat(outcome(ingestOnceItIsBack(unique("after"))))
        .isEqualTo(EventOutcome.EVENT_OUTCOME_ACCEPTED);
    assertThat(outcome(ingest(before))).isEqualTo(EventOutcome.EVENT_OUTCOME_DUPLICATE);
    assertThat(status("/q/health/ready")).isEqualTo(200);
  }

  private IngestEventsResponse ingestOnceItIsBack(String eventId) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    Optional<StatusRuntimeException> last = Optional.empty();
    while (System.nanoTime() < deadline) {
      try {
        return ingest(eventId);
      } catch (StatusRuntimeException stillAway) {
        assertThat(stillAway.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        last = Optional.of(stillAway);
      }
    }
    throw new AssertionError("not back after 30 s", last.orElse(null));
  }

  private IngestEventsResponse ingest(String eventId) {
    return EventServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(30, TimeUnit.SECONDS)
        .ingestEvents(
            IngestEventsRequest.newBuilder()
                .setBackfill(true)
                .addEvents(
                    Event.newBuilder()
                        .setEventId(eventId)
                        .setShopperId("anna")
                        .setOccurredAt(timestamp("2026-03-01T10:00:00Z"))
                        .setViewItem(ViewItem.newBuilder().setItemId("item-1")))
                .build());
  }

  private static EventOutcome outcome(IngestEventsResponse response) {
    return response.getResults(0).getOutcome();
  }

  private int status(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(management.resolve(path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
