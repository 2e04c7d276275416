package dev.tradewind.ingestion.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.store.CuttablePostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class AdapterDoorTest extends HttpTest {

  @TestHTTPResource(management = true)
  URI management;

  @Test
  void eachFormatComesInAtItsPathAndOnce() {
    String id = unique("segment");
    String segment =
        """
        {"messageId":"%s","userId":"anna","event":"Products Searched","properties":{"query":"mug"}}"""
            .formatted(id);
    assertTakenOnce("/v1/segment/track", segment);
    assertTakenOnce(
        "/v1/segment/batch",
        "{\"batch\":["
            + segment.replace(id, id + "b").replace("{\"m", "{\"type\":\"track\",\"m")
            + "]}");
    long micros = Instant.now().toEpochMilli() * 1000;
    assertTakenOnce(
        "/v1/ga4/mp/collect?measurement_id=G-1&api_secret=s",
        """
        {"client_id":"%s","timestamp_micros":%d,"events":[{"name":"view_item","params":{"items":[{"item_id":"mug"}]}}]}"""
            .formatted(unique("ga4"), micros));
    assertTakenOnce(
        "/v1/ubi/queries",
        """
        {"query_id":"%s","client_id":"c","user_query":"mug"}"""
            .formatted(unique("query")));
    assertTakenOnce(
        "/v1/ubi/events",
        """
        [{"action_name":"click","client_id":"c","query_id":"%s","timestamp":"%s","event_attributes":{"object":{"object_id":"mug"}}}]"""
            .formatted(unique("query"), Instant.now()));
  }

  @Test
  void anAddressAsIdIsRefusedAndNotRepeated() {
    HttpResponse<String> response =
        post(
            "/v1/segment/track",
            """
            {"messageId":"m","userId":"anna@example.com","event":"Products Searched","properties":{"query":"mug"}}""");
    assertThat(response.statusCode()).isEqualTo(400);
    JsonObject refused = new JsonObject(response.body()).getJsonArray("refused").getJsonObject(0);
    assertThat(refused.getString("field")).isEqualTo("userId");
    assertThat(refused.getString("reason")).isEqualTo("ID_NOT_OPAQUE");
    assertThat(response.body()).doesNotContain("anna");
  }

  @Test
  void whatIsLeftOutIsSaidAndCounted() {
    String field = unique("colour_");
    String body =
        """
        {"messageId":"%s","userId":"anna","event":"Products Searched","properties":{"query":"mug","%s":"red"}}"""
            .formatted(unique("segment"), field);
    JsonObject answer = new JsonObject(post("/v1/segment/track", body).body());
    assertThat(answer.getJsonObject("unmapped").getLong("properties." + field)).isEqualTo(1);
    post("/v1/segment/track", body);
    JsonObject counted =
        new JsonObject(
            send(HttpRequest.newBuilder(management.resolve("/q/unmapped")).GET()).body());
    assertThat(counted.getJsonObject("segment").getLong("properties." + field)).isEqualTo(2);
  }

  @Test
  void aBodyOfTheWrongShapeIsRefusedWithItsPlace() {
    HttpResponse<String> list = post("/v1/segment/batch", "{\"batch\":7}");
    assertThat(list.statusCode()).isEqualTo(400);
    assertThat(error(list).getJsonArray("violations").getJsonObject(0).getString("field"))
        .isEqualTo("batch");
    assertThat(post("/v1/ubi/events", "[7]").statusCode()).isEqualTo(400);
    assertThat(post("/v1/ga4/mp/collect", "nonsense").statusCode()).isEqualTo(400);
  }

  private void assertTakenOnce(String path, String body) {
    assertThat(outcome(post(path, body))).isEqualTo("EVENT_OUTCOME_ACCEPTED");
    assertThat(outcome(post(path, body))).isEqualTo("EVENT_OUTCOME_DUPLICATE");
  }

  private static String outcome(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    return new JsonObject(response.body())
        .getJsonArray("results")
        .getJsonObject(0)
        .getString("outcome");
  }
}
