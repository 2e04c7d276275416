package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.ingestion.v1.EventOrBuilder;
import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.BusySubjects;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import dev.tradewind.ingestion.event.domain.RefusalReason;
import dev.tradewind.ingestion.message.Subjects;

/** A subject that does more than a person can: a script, or an id that many share by mistake. */
final class SubjectTooBusy implements CleaningStep {

  private final BusySubjects subjects;
  private final Rule rule;
  private final int maxEvents;

  SubjectTooBusy(BusySubjects subjects, int maxEvents) {
    this.subjects = subjects;
    this.maxEvents = maxEvents;
    this.rule =
        new Rule(
            RefusalReason.SUBJECT_TOO_BUSY.name(),
            Action.QUARANTINE,
            "The subject had "
                + maxEvents
                + " events already within this minute, at this instance of the service. Not with"
                + " backfill, and not for items.");
  }

  @Override
  public Rule rule() {
    return rule;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    EventOrBuilder event = draft.now();
    if (arrival.backfill()
        || Subjects.isNobodys(event)
        || subjects.take(Subjects.of(event), arrival.now())) {
      return Verdict.CLEAN;
    }
    return new Verdict.Refused(
        RefusalReason.SUBJECT_TOO_BUSY,
        "",
        "more than " + maxEvents + " events of " + Subjects.of(event) + " within a minute");
  }
}
