package dev.tradewind.ingestion.door;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.ingestion.event.EventIntake;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.validation.MessageValidator;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * POST /v1/events: the contract's events as protobuf JSON, one or a list of them. Answers 202 with
 * what became of each.
 */
@Singleton
class BrowserDoor {

  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private final EventIntake intake;
  private final MessageValidator validator;

  BrowserDoor(EventIntake intake, MessageValidator validator) {
    this.intake = intake;
    this.validator = validator;
  }

  void take(RoutingContext call) {
    IngestEventsRequest request;
    try {
      request = request(JsonBody.object(call.body().buffer()), SenderBrowser.agent(call));
    } catch (BodyInvalid invalid) {
      HttpFailure.answer(
          call, invalid.field(), HttpFailure.BODY_INVALID.name(), invalid.getMessage());
      return;
    }
    List<FieldViolation> violations = validator.violations(request);
    if (!violations.isEmpty()) {
      FieldViolation first = violations.get(0);
      throw new ServiceException(
          CommonReason.FIELD_INVALID, first.field() + ": " + first.description(), violations);
    }
    intake
        .ingest(request.getEventsList(), false)
        .subscribe()
        .with(response -> answer(call, response), failure -> HttpFailure.answer(call, failure));
  }

  private static IngestEventsRequest request(JsonObject body, String userAgent) {
    IngestEventsRequest.Builder request = IngestEventsRequest.newBuilder();
    if (!body.containsKey("events")) {
      return request.addEvents(event(body, "the body", userAgent)).build();
    }
    for (String name : body.fieldNames()) {
      if (!name.equals("events")) {
        // Also backfill: whether an event is of the past is not for a browser to say.
        throw new BodyInvalid(name, "beside events no other field is expected here");
      }
    }
    if (!(body.getValue("events") instanceof JsonArray array)) {
      throw new BodyInvalid("events", "a list of events is expected");
    }
    List<JsonObject> events = JsonBody.objects(array, "events");
    for (int i = 0; i < events.size(); i++) {
      request.addEvents(event(events.get(i), "events[" + i + "]", userAgent));
    }
    return request.build();
  }

  private static Event event(JsonObject json, String place, String userAgent) {
    Event.Builder event = Event.newBuilder();
    try {
      JsonFormat.parser().merge(json.encode(), event);
    } catch (InvalidProtocolBufferException notAnEvent) {
      throw new BodyInvalid(place, String.valueOf(notAnEvent.getMessage()));
    }
    if (event.getClient().getUserAgent().isEmpty() && !userAgent.isEmpty()) {
      event.getClientBuilder().setUserAgent(userAgent);
    }
    return event.build();
  }

  private static void answer(RoutingContext call, IngestEventsResponse response) {
    try {
      call.response()
          .setStatusCode(202)
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(PRINTER.print(response));
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException("a response without Any is always JSON", impossible);
    }
  }
}
