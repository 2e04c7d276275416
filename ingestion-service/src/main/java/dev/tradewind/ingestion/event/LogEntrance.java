package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.cleaning.CaughtEvents;
import dev.tradewind.ingestion.cleaning.Cleaned;
import dev.tradewind.ingestion.cleaning.Cleaning;
import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Intake;
import dev.tradewind.ingestion.event.domain.Outcome;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.identity.KnownPersons;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The last step into the log. Links between ids are durable before the event that tells of them:
 * whoever reads the event can already know whose it is.
 */
@Singleton
class LogEntrance {

  private static final List<String> DUPLICATE = List.of(Cleaning.DUPLICATE.name());
  private static final List<String> IDENTITY_CONFLICT = List.of(Cleaning.IDENTITY_CONFLICT.name());

  private final KnownPersons persons;
  private final EventLog log;
  private final AppendSignal signal;
  private final Cleaning cleaning;
  private final CaughtEvents caught;

  LogEntrance(
      KnownPersons persons,
      EventLog log,
      AppendSignal signal,
      Cleaning cleaning,
      CaughtEvents caught) {
    this.persons = persons;
    this.log = log;
    this.signal = signal;
    this.cleaning = cleaning;
    this.caught = caught;
  }

  /**
   * Appends what is good; answers what became of each event, once that is durable.
   *
   * @param receivedAt to the microsecond
   */
  Uni<List<Outcome>> enter(List<Look> looks, Instant receivedAt) {
    Intake intake = new Intake(looks.stream().map(Look::screened).toList());
    return persons
        .learnFrom(passed(looks))
        .chain(
            inConflict ->
                append(intake.batch(receivedAt))
                    .map(receipt -> intake.outcomes(receipt.acceptedIds()))
                    .invoke(outcomes -> settle(looks, outcomes))
                    .invoke(outcomes -> count(inConflict, looks, outcomes)))
        .onFailure()
        .invoke(() -> looks.forEach(this::giveBack));
  }

  private Uni<Receipt> append(Batch batch) {
    return batch.events().isEmpty()
        ? Uni.createFrom().item(Receipt.NOTHING)
        : log.append(batch).invoke(receipt -> signal.appended(receipt.endOffsets()));
  }

  private void settle(List<Look> looks, List<Outcome> outcomes) {
    for (int i = 0; i < looks.size(); i++) {
      if (outcomes.get(i) == Outcome.DUPLICATE) {
        caught.add(DUPLICATE);
        giveBack(looks.get(i));
      } else if (!looks.get(i).cleaned().caughtBy().isEmpty()) {
        caught.add(looks.get(i).cleaned().caughtBy());
      }
    }
  }

  private void count(Set<String> inConflict, List<Look> looks, List<Outcome> outcomes) {
    for (int i = 0; i < looks.size() && !inConflict.isEmpty(); i++) {
      if (outcomes.get(i) == Outcome.ACCEPTED
          && looks.get(i).cleaned() instanceof Cleaned.Passed passed
          && inConflict.contains(passed.event().getEventId())) {
        caught.add(IDENTITY_CONFLICT);
      }
    }
  }

  private void giveBack(Look look) {
    if (look.cleaned() instanceof Cleaned.Passed passed) {
      cleaning.didNotEnter(passed.event(), look.arrival());
    }
  }

  private static List<Event> passed(List<Look> looks) {
    return looks.stream()
        .map(Look::cleaned)
        .filter(Cleaned.Passed.class::isInstance)
        .map(cleaned -> ((Cleaned.Passed) cleaned).event())
        .toList();
  }
}
