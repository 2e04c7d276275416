package dev.tradewind.inference.experiment.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.ingestion.v1.CustomEvent;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.inference.experiment.domain.Arm;
import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import dev.tradewind.inference.experiment.domain.ExperimentChange;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Created;
import dev.tradewind.inference.experiment.domain.ExperimentChange.RolledBack;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Started;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Stopped;
import dev.tradewind.inference.experiment.domain.Guardrail;
import dev.tradewind.inference.experiment.domain.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeEventsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** As large as a plan may be. */
  private static final Plan PLAN =
      new Plan(
          "e",
          "recommend",
          "h".repeat(500),
          IntStream.range(0, 10).mapToObj(n -> new Arm("arm-" + n, 0.1 + n, "label-" + n)).toList(),
          0.05,
          "salt",
          Metric.REVENUE,
          Stream.of(Metric.values()).map(metric -> new Guardrail(metric, 0.05)).toList(),
          Duration.ofDays(3),
          0.01,
          123_456,
          List.of("canary", "17", "shadow"),
          true);

  @Test
  void whatIsWrittenIsReadBack() {
    List<ExperimentChange> changes =
        List.of(
            new Created(PLAN),
            new Started("e"),
            new Stopped("e", "enough"),
            new RolledBack("e", "harm"));

    assertThat(changes)
        .allSatisfy(
            change ->
                assertThat(ChangeEvents.change(ChangeEvents.event("id", change, NOW)))
                    .contains(change));
  }

  @Test
  void theLogTakesTheLargestPlan() {
    Event event = ChangeEvents.event("id", new Created(PLAN), NOW);

    assertThat(event.getCustom().getPropertiesCount()).isLessThanOrEqualTo(50);
    assertThat(event.getCustom().getMetricsCount()).isLessThanOrEqualTo(50);
    assertThat(event.getCustom().getPropertiesMap().values())
        .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(512));
    assertThat(event.getCustom().getPropertiesMap().keySet())
        .allSatisfy(name -> assertThat(name).matches("[a-z][a-z0-9_]{0,63}"));
  }

  @Test
  void anotherEventIsNoneAndABadOneIsNoExperiment() {
    Event shops =
        Event.newBuilder()
            .setShopperId("ann")
            .setCustom(CustomEvent.newBuilder().setName("experiment_change"))
            .build();
    Event good = ChangeEvents.event("id", new Created(PLAN), NOW);
    Event bad =
        good.toBuilder()
            .setCustom(good.getCustom().toBuilder().putProperties("arm_1", "arm-0"))
            .build();

    assertThat(ChangeEvents.change(shops)).isEmpty();
    assertThatThrownBy(() -> ChangeEvents.change(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("arms[1].name");
  }
}
