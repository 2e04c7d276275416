package dev.tradewind.ingestion.door;

import static java.util.Map.entry;

import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.ingestion.adapter.Adapted;
import dev.tradewind.ingestion.adapter.Arrival;
import dev.tradewind.ingestion.adapter.Refused;
import dev.tradewind.ingestion.adapter.UnmappedFields;
import dev.tradewind.ingestion.adapter.ga4.Ga4Adapter;
import dev.tradewind.ingestion.adapter.segment.SegmentAdapter;
import dev.tradewind.ingestion.adapter.ubi.UbiAdapter;
import dev.tradewind.ingestion.event.EventIntake;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** The doors of other vendors' formats: adapts what came, and takes it in as any event. */
@Singleton
class AdapterDoor {

  private static final int MAX_EVENTS = 1000;

  private final Map<String, Format> paths;
  private final EventIntake intake;
  private final UnmappedFields unmapped;
  private final Clock clock;

  AdapterDoor(
      SegmentAdapter segment,
      Ga4Adapter ga4,
      UbiAdapter ubi,
      EventIntake intake,
      UnmappedFields unmapped,
      Clock clock) {
    this.intake = intake;
    this.unmapped = unmapped;
    this.clock = clock;
    paths =
        Map.ofEntries(
            segment("track", segment),
            segment("page", segment),
            segment("screen", segment),
            segment("identify", segment),
            segment("alias", segment),
            segment("group", segment),
            entry(
                "/v1/segment/batch",
                new Format(
                    SegmentAdapter.FORMAT,
                    (call, arrival) ->
                        segment.batch(JsonBody.object(call.body().buffer()), arrival))),
            entry(
                "/v1/ga4/mp/collect",
                new Format(
                    Ga4Adapter.FORMAT,
                    (call, arrival) ->
                        ga4.collect(stream(call), JsonBody.object(call.body().buffer()), arrival))),
            entry(
                "/v1/ubi/queries",
                new Format(
                    UbiAdapter.FORMAT,
                    (call, arrival) ->
                        ubi.queries(JsonBody.objects(call.body().buffer()), arrival))),
            entry(
                "/v1/ubi/events",
                new Format(
                    UbiAdapter.FORMAT,
                    (call, arrival) ->
                        ubi.events(JsonBody.objects(call.body().buffer()), arrival))));
  }

  /** Which format is spoken at which path. */
  Map<String, Format> paths() {
    return paths;
  }

  void take(Format format, RoutingContext call) {
    Adapted adapted;
    try {
      adapted =
          format
              .adaptation()
              .adapt(call, new Arrival(clock.instant(), SenderBrowser.agentOfPage(call)));
    } catch (BodyInvalid invalid) {
      HttpFailure.answer(
          call, invalid.field(), HttpFailure.BODY_INVALID.name(), invalid.getMessage());
      return;
    } catch (Refused refused) {
      HttpFailure.answer(call, refused.field(), refused.reason(), refused.getMessage());
      return;
    }
    if (adapted.events().size() > MAX_EVENTS) {
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          "the body holds " + adapted.events().size() + " events (expected: at most 1,000)");
    }
    unmapped.add(format.name(), adapted.unmapped());
    Uni<IngestEventsResponse> taken =
        adapted.events().isEmpty()
            ? Uni.createFrom().item(IngestEventsResponse.getDefaultInstance())
            : intake.ingest(adapted.events(), false);
    taken
        .subscribe()
        .with(
            response -> AdapterAnswer.answer(call, adapted, response),
            failure -> HttpFailure.answer(call, failure));
  }

  private static Map.Entry<String, Format> segment(String type, SegmentAdapter segment) {
    return entry(
        "/v1/segment/" + type,
        new Format(
            SegmentAdapter.FORMAT,
            (call, arrival) ->
                segment.single(type, JsonBody.object(call.body().buffer()), arrival)));
  }

  /** GA4 tells its streams apart in the query. */
  private static String stream(RoutingContext call) {
    String web = call.request().getParam("measurement_id", "");
    return web.isEmpty() ? call.request().getParam("firebase_app_id", "") : web;
  }

  /** A vendor's format and how a request of it is read. */
  record Format(String name, RequestAdaptation adaptation) {}

  /** Reads a request. */
  interface RequestAdaptation {
    Adapted adapt(RoutingContext call, Arrival arrival);
  }
}
