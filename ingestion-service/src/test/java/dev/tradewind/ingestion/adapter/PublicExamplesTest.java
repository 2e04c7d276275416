package dev.tradewind.ingestion.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.adapter.ga4.Ga4Adapter;
import dev.tradewind.ingestion.adapter.segment.SegmentAdapter;
import dev.tradewind.ingestion.adapter.ubi.UbiAdapter;
import dev.tradewind.kit.validation.MessageValidator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests after the public specifications' examples, and what each must become. */
class PublicExamplesTest {

  private static final Arrival ARRIVAL = new Arrival(Instant.parse("2026-03-01T12:00:00Z"), "");
  private static final MessageValidator VALIDATOR = new MessageValidator();

  @TestFactory
  Stream<DynamicTest> segment() {
    SegmentAdapter adapter = TestAdapters.segment();
    return cases(
        "segment",
        example ->
            example.getString("path").equals("batch")
                ? adapter.batch(example.getJsonObject("request"), ARRIVAL)
                : adapter.single(
                    example.getString("path"), example.getJsonObject("request"), ARRIVAL));
  }

  @TestFactory
  Stream<DynamicTest> ga4() {
    Ga4Adapter adapter = TestAdapters.ga4();
    return cases(
        "ga4", example -> adapter.collect("G-TEST", example.getJsonObject("request"), ARRIVAL));
  }

  @TestFactory
  Stream<DynamicTest> ubi() {
    UbiAdapter adapter = TestAdapters.ubi();
    return cases(
        "ubi",
        example ->
            example.getString("path").equals("queries")
                ? adapter.queries(List.of(example.getJsonObject("request")), ARRIVAL)
                : adapter.events(objects(example.getJsonArray("request")), ARRIVAL));
  }

  private static Stream<DynamicTest> cases(String format, Function<JsonObject, Adapted> adapter) {
    return objects(new JsonArray(resource("/adapter/" + format + ".json"))).stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    format + ": " + example.getString("name"),
                    () -> check(example, adapter.apply(example))));
  }

  private static void check(JsonObject example, Adapted adapted) {
    boolean ownIds = example.getJsonArray("events").encode().contains("eventId");
    List<Event> expected =
        objects(example.getJsonArray("events")).stream().map(PublicExamplesTest::event).toList();
    List<Event> actual =
        adapted.events().stream()
            .map(event -> ownIds ? event : event.toBuilder().clearEventId().build())
            .toList();
    assertThat(actual).containsExactlyElementsOf(expected);
    assertThat(adapted.events()).extracting(Event::getEventId).doesNotHaveDuplicates();
    adapted.events().forEach(event -> assertThat(VALIDATOR.violations(event)).isEmpty());
    assertThat(adapted.refusals())
        .extracting(refusal -> refusal.index() + " " + refusal.field() + " " + refusal.reason())
        .containsExactlyElementsOf(texts(example.getJsonArray("refused", new JsonArray())));
    if (example.containsKey("unmapped")) {
      Map<String, Long> unmapped = new HashMap<>();
      example
          .getJsonObject("unmapped")
          .forEach(count -> unmapped.put(count.getKey(), ((Number) count.getValue()).longValue()));
      assertThat(adapted.unmapped()).isEqualTo(unmapped);
    }
  }

  private static Event event(JsonObject json) {
    Event.Builder event = Event.newBuilder();
    try {
      JsonFormat.parser().merge(json.encode(), event);
    } catch (InvalidProtocolBufferException wrong) {
      throw new AssertionError(json.encode(), wrong);
    }
    return event.build();
  }

  private static List<JsonObject> objects(JsonArray array) {
    List<JsonObject> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(array.getJsonObject(i));
    }
    return objects;
  }

  private static List<String> texts(JsonArray array) {
    return array.stream().map(String::valueOf).toList();
  }

  private static String resource(String name) {
    try (InputStream stream = PublicExamplesTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
