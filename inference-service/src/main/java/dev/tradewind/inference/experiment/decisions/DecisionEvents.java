package dev.tradewind.inference.experiment.decisions;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.CustomEvent;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.inference.experiment.domain.DecisionSums;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a process has counted of one experiment as a custom event, whose subject is no shopper: arms
 * by numbered names, each with five numbers, so that ten of them fit.
 */
final class DecisionEvents {

  private static final String NAME = "experiment_decisions";
  private static final String SUBJECT = "tradewind.decisions";
  private static final String ID = "experiment_id";
  private static final String PROCESS = "process";
  private static final String ARM = "arm_";
  private static final String DECISIONS = "decisions_";
  private static final String FALLBACKS = "fallbacks_";
  private static final String TIMED = "timed_";
  private static final String MILLIS = "millis_";
  private static final String SQUARES = "squares_";

  private DecisionEvents() {}

  /**
   * What a process says.
   *
   * @param experimentId of which experiment
   * @param process who it is, from its start to its end
   * @param arms all that it has counted since its start, by arm
   */
  record Report(String experimentId, String process, Map<String, DecisionSums> arms) {

    Report {
      arms = Map.copyOf(arms);
    }
  }

  static Event event(String eventId, Report report, Instant now) {
    CustomEvent.Builder custom =
        CustomEvent.newBuilder()
            .setName(NAME)
            .putProperties(ID, report.experimentId())
            .putProperties(PROCESS, report.process());
    int place = 0;
    for (Map.Entry<String, DecisionSums> arm : report.arms().entrySet()) {
      DecisionSums sums = arm.getValue();
      custom
          .putProperties(ARM + place, arm.getKey())
          .putMetrics(DECISIONS + place, (double) sums.decisions())
          .putMetrics(FALLBACKS + place, (double) sums.fallbacks())
          .putMetrics(TIMED + place, (double) sums.timed())
          .putMetrics(MILLIS + place, sums.millis())
          .putMetrics(SQUARES + place, sums.squares());
      place++;
    }
    return Event.newBuilder()
        .setEventId(eventId)
        .setOccurredAt(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .setAnonymousId(SUBJECT)
        .setCustom(custom)
        .build();
  }

  /**
   * The report that an event is; empty where it is another kind of event.
   *
   * @throws IllegalArgumentException where it says that it is one and is none
   */
  static Optional<Report> report(Event event) {
    CustomEvent custom = event.getCustom();
    if (!custom.getName().equals(NAME) || !event.getAnonymousId().equals(SUBJECT)) {
      return Optional.empty();
    }
    Map<String, DecisionSums> arms = new LinkedHashMap<>();
    for (int place = 0; custom.containsProperties(ARM + place); place++) {
      arms.put(custom.getPropertiesOrThrow(ARM + place), sums(custom, place));
    }
    return Optional.of(
        new Report(custom.getPropertiesOrThrow(ID), custom.getPropertiesOrThrow(PROCESS), arms));
  }

  private static DecisionSums sums(CustomEvent custom, int place) {
    return new DecisionSums(
        (long) custom.getMetricsOrThrow(DECISIONS + place),
        (long) custom.getMetricsOrThrow(FALLBACKS + place),
        (long) custom.getMetricsOrThrow(TIMED + place),
        custom.getMetricsOrThrow(MILLIS + place),
        custom.getMetricsOrThrow(SQUARES + place));
  }
}
