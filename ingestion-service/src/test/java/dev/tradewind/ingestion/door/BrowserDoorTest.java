package dev.tradewind.ingestion.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.store.CuttablePostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class BrowserDoorTest extends HttpTest {

  private static final String EVENTS = "/v1/events";

  Consumer<Boolean> storeReachable;

  @Test
  void oneEventIsTakenOnce() {
    String event = view(unique("http"), "anna");
    HttpResponse<String> first = post(EVENTS, event);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
    assertThat(outcome(first, 0)).isEqualTo("EVENT_OUTCOME_ACCEPTED");
    assertThat(outcome(post(EVENTS, event), 0)).isEqualTo("EVENT_OUTCOME_DUPLICATE");
  }

  @Test
  void eachEventOfAListHasItsAnswer() {
    String good = view(unique("http"), "anna");
    String bad = view(unique("http"), "anna@example.com");
    HttpResponse<String> response = post(EVENTS, "{\"events\":[" + good + "," + bad + "]}");
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(outcome(response, 0)).isEqualTo("EVENT_OUTCOME_ACCEPTED");
    assertThat(outcome(response, 1)).isEqualTo("EVENT_OUTCOME_QUARANTINED");
    assertThat(result(response, 1).getString("field")).isEqualTo("shopper_id");
  }

  @Test
  void aBeaconOfPlainTextIsTakenFromAListedOrigin() {
    HttpResponse<String> response =
        post(
            EVENTS,
            view(unique("http"), "anna"),
            "Content-Type",
            "text/plain;charset=UTF-8",
            "Origin",
            SHOP);
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo(SHOP);
    assertThat(header(response, "Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(header(response, "Vary")).isEqualToIgnoringCase("origin");
  }

  @Test
  void aPageOfAnotherOriginIsRefusedAndItsEventsAreNotTaken() {
    String event = view(unique("http"), "anna");
    HttpResponse<String> refused =
        post(EVENTS, event, "Content-Type", "text/plain", "Origin", "http://evil.example");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(error(refused).getString("reason")).isEqualTo("ORIGIN_REFUSED");
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(header(refused, "Vary")).isEqualToIgnoringCase("origin");
    assertThat(outcome(post(EVENTS, event), 0)).isEqualTo("EVENT_OUTCOME_ACCEPTED");
  }

  @Test
  void aPreflightIsAnsweredForListedOriginsOnly() {
    HttpResponse<String> allowed = preflight(SHOP);
    assertThat(allowed.statusCode()).isEqualTo(204);
    assertThat(header(allowed, "Access-Control-Allow-Origin")).isEqualTo(SHOP);
    assertThat(header(allowed, "Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(header(allowed, "Access-Control-Allow-Headers")).isEqualTo("content-type");
    assertThat(preflight("http://evil.example").statusCode()).isEqualTo(403);
    assertThat(preflight("null").statusCode()).isEqualTo(403);
  }

  @Test
  void aBodyThatIsNoSuchJsonIsRefusedWithTheFieldAndTheReason() {
    assertRefused(post(EVENTS, "hello"), "the body", "JSON is expected");
    assertRefused(post(EVENTS, ""), "the body", "JSON is expected");
    assertRefused(post(EVENTS, "{\"events\":7}"), "events", "a list of events");
    assertRefused(post(EVENTS, "{\"events\":[{},7]}"), "events[1]", "an object");
    assertRefused(
        post(EVENTS, "{\"events\":[{\"eventId\":\"e\",\"viewItm\":{}}]}"), "events[0]", "viewItm");
    assertRefused(post(EVENTS, "{\"events\":[],\"backfill\":true}"), "backfill", "no other field");
    HttpResponse<String> empty = post(EVENTS, "{\"events\":[]}");
    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(error(empty).getString("reason")).isEqualTo("FIELD_INVALID");
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"a\":".repeat(9000) + "1" + "}".repeat(9000);
    assertThat(post(EVENTS, deep).statusCode()).isEqualTo(400);
  }

  @Test
  void aLargeBodyAndMoreThanAThousandEventsAreRefused() {
    HttpResponse<String> large = post(EVENTS, " ".repeat(65_537));
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(error(large).getString("reason")).isEqualTo("BODY_TOO_LARGE");
    String many =
        IntStream.range(0, 1001).mapToObj(any -> "{}").collect(Collectors.joining(",", "[", "]"));
    assertThat(post(EVENTS, "{\"events\":" + many + "}").statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNeitherJsonNorPlainTextIsRefused() {
    assertThat(
            post(EVENTS, "a=b", "Content-Type", "application/x-www-form-urlencoded").statusCode())
        .isEqualTo(415);
    assertThat(
            post(EVENTS, "{}", "Content-Type", "application/json", "Content-Encoding", "gzip")
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void onlyPostAndOnlyKnownPathsAreThere() {
    assertThat(send(HttpRequest.newBuilder(address.resolve(EVENTS)).GET()).statusCode())
        .isEqualTo(405);
    assertThat(post("/v1/nothing", "{}").statusCode()).isEqualTo(404);
    assertThat(post("/v1/events/more", "{}").statusCode()).isEqualTo(404);
    assertThat(send(HttpRequest.newBuilder(address.resolve("/")).GET()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void withoutTheStoreTheSenderIsToldToTryAgain() {
    storeReachable.accept(false);
    try {
      HttpResponse<String> response = post(EVENTS, view(unique("http"), "anna"));
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(header(response, "Retry-After")).isEqualTo("1");
      assertThat(error(response).getString("reason")).isEqualTo("DEPENDENCY_UNAVAILABLE");
    } finally {
      storeReachable.accept(true);
    }
  }

  private HttpResponse<String> preflight(String origin) {
    return send(
        HttpRequest.newBuilder(address.resolve(EVENTS))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .headers(
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type"));
  }

  private static void assertRefused(HttpResponse<String> response, String field, String detail) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(error(response).getString("reason")).isEqualTo("BODY_INVALID");
    JsonObject violation = error(response).getJsonArray("violations").getJsonObject(0);
    assertThat(violation.getString("field")).isEqualTo(field);
    assertThat(violation.getString("description")).contains(detail);
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private static JsonObject result(HttpResponse<String> response, int index) {
    return new JsonObject(response.body()).getJsonArray("results").getJsonObject(index);
  }

  private static String outcome(HttpResponse<String> response, int index) {
    return result(response, index).getString("outcome");
  }
}
