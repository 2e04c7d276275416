package dev.tradewind.inference.experiment.journal;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.CustomEvent;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.inference.experiment.domain.ExperimentChange;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Created;
import dev.tradewind.inference.experiment.domain.ExperimentChange.RolledBack;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Started;
import dev.tradewind.inference.experiment.domain.ExperimentChange.Stopped;
import java.time.Instant;
import java.util.Optional;

/**
 * Changes as custom events. All have one subject, which is no shopper, so that all are in one
 * partition, in one order.
 */
final class ChangeEvents {

  private static final String NAME = "experiment_change";
  private static final String SUBJECT = "tradewind.experiments";
  private static final String CHANGE = "change";
  private static final String ID = "experiment_id";
  private static final String REASON = "reason";
  private static final int REASON_LENGTH = 500;

  private ChangeEvents() {}

  static Event event(String changeId, ExperimentChange change, Instant now) {
    CustomEvent.Builder custom =
        CustomEvent.newBuilder().setName(NAME).putProperties(ID, change.id());
    if (change instanceof Created created) {
      custom.putProperties(CHANGE, "created");
      PlanProperties.write(created.plan(), custom);
    } else if (change instanceof Started) {
      custom.putProperties(CHANGE, "started");
    } else if (change instanceof Stopped stopped) {
      custom.putProperties(CHANGE, "stopped").putProperties(REASON, cut(stopped.reason()));
    } else if (change instanceof RolledBack back) {
      custom.putProperties(CHANGE, "rolled_back").putProperties(REASON, cut(back.reason()));
    }
    return Event.newBuilder()
        .setEventId(changeId)
        .setOccurredAt(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .setAnonymousId(SUBJECT)
        .setCustom(custom)
        .build();
  }

  /**
   * The change that an event is; empty where it is another kind of event.
   *
   * @throws IllegalArgumentException where it says that it is one and is none
   */
  static Optional<ExperimentChange> change(Event event) {
    CustomEvent custom = event.getCustom();
    if (!custom.getName().equals(NAME) || !event.getAnonymousId().equals(SUBJECT)) {
      return Optional.empty();
    }
    String id = custom.getPropertiesOrThrow(ID);
    String reason = custom.getPropertiesOrDefault(REASON, "");
    String change = custom.getPropertiesOrThrow(CHANGE);
    return Optional.of(
        switch (change) {
          case "created" -> new Created(PlanProperties.read(id, custom));
          case "started" -> new Started(id);
          case "stopped" -> new Stopped(id, reason);
          case "rolled_back" -> new RolledBack(id, reason);
          default -> throw new IllegalArgumentException("change of an experiment: " + change);
        });
  }

  private static String cut(String reason) {
    return reason.substring(0, Math.min(reason.length(), REASON_LENGTH));
  }
}
