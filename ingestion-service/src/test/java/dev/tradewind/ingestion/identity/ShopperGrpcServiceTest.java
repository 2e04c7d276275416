package dev.tradewind.ingestion.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.GetIdentityRequest;
import dev.tradewind.api.ingestion.v1.GetIdentityResponse;
import dev.tradewind.api.ingestion.v1.IdentityLink;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.LinkIdentityRequest;
import dev.tradewind.api.ingestion.v1.ReadIdentityLinksRequest;
import dev.tradewind.api.ingestion.v1.ReadIdentityLinksResponse;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.ShopperServiceGrpc;
import dev.tradewind.api.ingestion.v1.ShopperServiceGrpc.ShopperServiceBlockingStub;
import dev.tradewind.ingestion.grpc.GrpcTest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class ShopperGrpcServiceTest extends GrpcTest {

  private static final String THEN = "2026-03-01T10:00:00.123456Z";

  @Inject LinkSignal signal;
  private ShopperServiceBlockingStub shoppers;

  @BeforeEach
  void stub() {
    shoppers = ShopperServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  @Test
  void linksAnAliasOnceAndAnswersTheSameLinkAgain() {
    String shopper = unique("shopper");
    String visitor = unique("visitor");

    IdentityLink link = link(shopper, visitor);

    assertThat(link(shopper, visitor)).isEqualTo(link);
    assertThat(link.getShopperId()).isEqualTo(shopper);
    assertThat(link.getAliasId()).isEqualTo(visitor);
    GetIdentityResponse identity = identity(visitor);
    assertThat(identity.getShopperId()).isEqualTo(shopper);
    assertThat(identity.getLinksList()).containsExactly(link);
  }

  @Test
  void refusesWhatCannotBeOnePerson() {
    String shopper = unique("shopper");
    String visitor = unique("visitor");
    link(shopper, visitor);

    assertFails(
        Status.Code.FAILED_PRECONDITION, "ALIAS_TAKEN", () -> link(unique("other"), visitor));
    assertFails(
        Status.Code.FAILED_PRECONDITION, "ALIAS_IS_SHOPPER", () -> link(unique("o"), shopper));
    assertFails(
        Status.Code.FAILED_PRECONDITION, "ALIAS_IS_SHOPPER", () -> link(visitor, unique("v")));
    assertThat(
            fields(
                assertFails(
                    Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", () -> link(shopper, shopper))))
        .containsExactly("alias_id");
  }

  @Test
  void anEventThatKnowsTwoIdsLinksThemSinceItHappened() {
    String shopper = unique("shopper");
    String visitor = unique("visitor");
    String card = unique("card");

    ingest(event(shopper).setAnonymousId(visitor).setLoyaltyCardId(card));

    assertThat(identity(card).getLinksList())
        .extracting(IdentityLink::getAliasId)
        .containsExactly(visitor, card);
    assertThat(identity(card).getLinksList())
        .extracting(IdentityLink::getLinkedAt)
        .containsOnly(timestamp(THEN));
    assertThat(identity(card).getShopperId()).isEqualTo(shopper);
  }

  @Test
  void anEventOfOneIdLinksNothing() {
    long end = read(0, 1, 0).getEndSequence();
    String shopper = unique("shopper");

    ingest(event(shopper), event(shopper).setAnonymousId(shopper), event("").setAnonymousId("v"));

    assertThat(read(0, 1, 0).getEndSequence()).isEqualTo(end);
  }

  @Test
  void aRefusedEventLinksNothing() {
    String visitor = unique("visitor");

    assertThat(ingest(event(unique("shopper")).setAnonymousId(visitor).clearOccurredAt()))
        .extracting(EventResult::getOutcome)
        .containsExactly(EventOutcome.EVENT_OUTCOME_QUARANTINED);

    assertThat(identity(visitor).getShopperId()).isEqualTo(visitor);
  }

  @Test
  void aSecondPersonOnTheSameTabletIsTakenInAndDoesNotGetTheFirstOnesPast() {
    String tablet = unique("tablet");
    String first = unique("shopper");

    List<EventResult> results =
        ingest(event(first).setAnonymousId(tablet), event(unique("second")).setAnonymousId(tablet));

    assertThat(results)
        .extracting(EventResult::getOutcome)
        .containsOnly(EventOutcome.EVENT_OUTCOME_ACCEPTED);
    assertThat(identity(tablet).getShopperId()).isEqualTo(first);
  }

  @Test
  void aWaitingReaderIsWokenByTheNextLink() throws Exception {
    long end = read(0, 1, 0).getEndSequence();
    CompletableFuture<ReadIdentityLinksResponse> waiting =
        CompletableFuture.supplyAsync(() -> read(end, 10, 30));
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!signal.isAwaited()) {
      assertThat(System.nanoTime()).as("nobody waits").isLessThan(patience);
      Thread.onSpinWait();
    }

    IdentityLink link = link(unique("shopper"), unique("visitor"));

    ReadIdentityLinksResponse response = waiting.get(20, TimeUnit.SECONDS);
    assertThat(response.getLinksList()).containsExactly(link);
    assertThat(response.getNextSequence()).isEqualTo(end + 1);
  }

  @Test
  void readingBeyondTheEndIsRefused() {
    long end = read(0, 1, 0).getEndSequence();

    assertThat(read(end, 10, 0).getLinksList()).isEmpty();
    assertFails(Status.Code.OUT_OF_RANGE, "OFFSET_OUT_OF_RANGE", () -> read(end + 1, 10, 0));
  }

  private IdentityLink link(String shopper, String alias) {
    return shoppers
        .linkIdentity(
            LinkIdentityRequest.newBuilder().setShopperId(shopper).setAliasId(alias).build())
        .getLink();
  }

  private GetIdentityResponse identity(String id) {
    return shoppers.getIdentity(GetIdentityRequest.newBuilder().setId(id).build());
  }

  private ReadIdentityLinksResponse read(long from, int max, int waitSeconds) {
    return shoppers.readIdentityLinks(
        ReadIdentityLinksRequest.newBuilder()
            .setFromSequence(from)
            .setMaxLinks(max)
            .setWait(Duration.newBuilder().setSeconds(waitSeconds))
            .build());
  }

  private List<EventResult> ingest(Event.Builder... events) {
    return EventServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(30, TimeUnit.SECONDS)
        .ingestEvents(
            IngestEventsRequest.newBuilder()
                .addAllEvents(Arrays.stream(events).map(Event.Builder::build).toList())
                .setBackfill(true)
                .build())
        .getResultsList();
  }

  private static Event.Builder event(String shopper) {
    return Event.newBuilder()
        .setEventId(unique("identity-event"))
        .setShopperId(shopper)
        .setOccurredAt(timestamp(THEN))
        .setSearch(Search.newBuilder().setQuery("mug"));
  }
}
