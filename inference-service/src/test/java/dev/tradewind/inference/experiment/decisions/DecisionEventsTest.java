package dev.tradewind.inference.experiment.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.CustomEvent;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.inference.experiment.decisions.DecisionEvents.Report;
import dev.tradewind.inference.experiment.domain.DecisionSums;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionEventsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** Of as many arms as there may be. */
  private static Report largest() {
    Map<String, DecisionSums> arms = new HashMap<>();
    for (int number = 0; number < 10; number++) {
      arms.put("arm-" + number, new DecisionSums(5 + number, number, 4, 17.25, 80.5));
    }
    return new Report("e", "process", arms);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    assertThat(DecisionEvents.report(DecisionEvents.event("id", largest(), NOW)))
        .contains(largest());
  }

  @Test
  void theLogTakesTheLargestReport() {
    Event event = DecisionEvents.event("id", largest(), NOW);

    assertThat(event.getCustom().getPropertiesCount()).isLessThanOrEqualTo(50);
    assertThat(event.getCustom().getMetricsCount()).isLessThanOrEqualTo(50);
  }

  @Test
  void aShoppersEventOfTheSameNameIsNone() {
    Event shops =
        Event.newBuilder()
            .setShopperId("ann")
            .setCustom(CustomEvent.newBuilder().setName("experiment_decisions"))
            .build();

    assertThat(DecisionEvents.report(shops)).isEmpty();
  }
}
