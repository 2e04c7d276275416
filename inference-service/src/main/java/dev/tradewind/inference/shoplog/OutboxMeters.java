package dev.tradewind.inference.shoplog;

import dev.tradewind.api.ingestion.v1.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What became of events, by the name of their payload. All counters of a payload are there from its
 * first event on: an increase from nothing would be seen by no alert.
 */
@Singleton
class OutboxMeters {

  private static final String PREFIX = "tradewind.inference.events.";

  private final MeterRegistry registry;
  private final Map<Event.PayloadCase, Fates> fates = new ConcurrentHashMap<>();

  OutboxMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  private record Fates(Counter sent, Counter refused, Counter dropped) {}

  void sent(Event event) {
    of(event).sent().increment();
  }

  void refused(Event event) {
    of(event).refused().increment();
  }

  void dropped(Event event) {
    of(event).dropped().increment();
  }

  private Fates of(Event event) {
    return fates.computeIfAbsent(
        event.getPayloadCase(),
        payload ->
            new Fates(
                counter("sent", "Events that are durable in the log.", payload),
                counter(
                    "refused", "Events that the ingestion service put into quarantine.", payload),
                counter(
                    "dropped",
                    "Events that were never sent, as too many waited or none could be.",
                    payload)));
  }

  private Counter counter(String fate, String description, Event.PayloadCase payload) {
    return Counter.builder(PREFIX + fate)
        .description(description)
        .tag("type", payload.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
