package dev.tradewind.ingestion.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ingestion.adapter.ga4.Ga4Adapter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AdapterValuesTest {

  private static final Arrival NOON = new Arrival(Instant.parse("2026-03-01T12:00:00Z"), "");
  private static final Arrival LATER = new Arrival(Instant.parse("2026-03-01T12:00:01Z"), "");

  @Property(tries = 500)
  void anyNameBecomesOneThatTheContractTakes(@ForAll String name) {
    assertThat(CustomEvents.snakeCase(name)).matches("[a-z][a-z0-9_]{0,63}");
  }

  @Property(tries = 200)
  void anyIdBecomesOneThatTheContractTakes(@ForAll String id) {
    String fitting = OpaqueIds.fitting("segment", id);
    assertThat(fitting.isEmpty() || OpaqueIds.isOpaque(fitting)).isTrue();
    assertThat(OpaqueIds.fitting("segment", id)).isEqualTo(fitting);
  }

  @Test
  void namesAreSplitAtWordsAndHumps() {
    assertThat(CustomEvents.snakeCase("Coupon Applied")).isEqualTo("coupon_applied");
    assertThat(CustomEvents.snakeCase("listId")).isEqualTo("list_id");
    assertThat(CustomEvents.snakeCase("3D View!")).isEqualTo("x_3d_view");
  }

  @Test
  void whatIsNotReadIsCountedByItsPath() {
    SourceFields message =
        new SourceFields(
            new JsonObject(
                "{\"a\":1,\"b\":{\"c\":2,\"d\":3},\"e\":[{\"f\":1},{\"f\":2}],\"g\":null}"));
    message.object("b").text("c");
    message.objects("e");
    Map<String, Long> counts = new TreeMap<>();
    message.countUnread(counts);
    assertThat(counts).isEqualTo(Map.of("a", 1L, "b.d", 1L, "e[].f", 2L));
  }

  @Test
  void aHugeExponentIsNotWrittenOut() {
    SourceFields message = new SourceFields(new JsonObject("{\"price\":\"1e999999999\"}"));
    assertThatThrownBy(() -> message.number("price"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("64 digits");
  }

  @Test
  void ga4EventsSentAgainHaveTheSameIdsWhereTheyHaveATime() {
    assertThat(ids(view().put("timestamp_micros", 1L), NOON))
        .isEqualTo(ids(view().put("timestamp_micros", 1L), LATER));
    assertThat(ids(view(), NOON)).isNotEqualTo(ids(view(), LATER));
  }

  @Test
  void equalGa4EventsOfOneRequestAreTwoEvents() {
    JsonObject request = view().put("timestamp_micros", 1L);
    request.getJsonArray("events").add(request.getJsonArray("events").getJsonObject(0).copy());
    assertThat(ids(request, NOON)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void ga4IdsDoNotDependOnTheOrderOfFields() {
    JsonObject one = new JsonObject("{\"a\":1,\"b\":{\"c\":[1,\"x\"],\"d\":null}}");
    JsonObject other = new JsonObject("{\"b\":{\"d\":null,\"c\":[1,\"x\"]},\"a\":1}");
    assertThat(ContentIds.canonical(one)).isEqualTo(ContentIds.canonical(other));
    assertThat(ContentIds.canonical(new JsonObject("{\"a\":\"1\"}")))
        .isNotEqualTo(ContentIds.canonical(new JsonObject("{\"a\":1}")));
  }

  @Test
  void unmappedNamesAreBounded() {
    UnmappedFields fields = new UnmappedFields();
    for (int i = 0; i < 1200; i++) {
      fields.add("segment", Map.of("properties.f" + i, 1L));
    }
    Map<String, Long> counts = fields.counts().get("segment");
    assertThat(counts).hasSize(1001).containsEntry("(others)", 200L);
  }

  private static JsonObject view() {
    return new JsonObject()
        .put("client_id", "c-1")
        .put(
            "events",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("name", "view_item")
                        .put(
                            "params",
                            new JsonObject()
                                .put(
                                    "items",
                                    new JsonArray().add(new JsonObject().put("item_id", "a"))))));
  }

  private static List<String> ids(JsonObject request, Arrival arrival) {
    Ga4Adapter adapter = TestAdapters.ga4();
    return adapter.collect("G-TEST", request, arrival).events().stream()
        .map(event -> event.getEventId())
        .toList();
  }
}
