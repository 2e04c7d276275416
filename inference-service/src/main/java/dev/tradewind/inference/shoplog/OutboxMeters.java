package dev.tradewind.inference.shoplog;

import dev.tradewind.api.ingestion.v1.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What became of events, by the name of their payload. */
@Singleton
class OutboxMeters {

  private static final String PREFIX = "tradewind.inference.events.";

  private final MeterRegistry registry;

  OutboxMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void sent(Event event) {
    count("sent", "Events that are durable in the log.", event);
  }

  void refused(Event event) {
    count("refused", "Events that the ingestion service put into quarantine.", event);
  }

  void dropped(Event event) {
    count("dropped", "Events that were never sent, as too many waited or none could be.", event);
  }

  private void count(String what, String description, Event event) {
    Counter.builder(PREFIX + what)
        .description(description)
        .tag("type", event.getPayloadCase().name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }
}
