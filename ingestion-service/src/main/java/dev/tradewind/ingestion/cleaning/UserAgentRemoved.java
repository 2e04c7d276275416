package dev.tradewind.ingestion.cleaning;

import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Rule;

/** Says how often a user agent was left out; the draft never holds one. */
final class UserAgentRemoved implements CleaningStep {

  private static final Rule RULE =
      new Rule(
          "USER_AGENT_REMOVED",
          Action.CORRECT,
          "The user agent is never stored, neither in the log nor in quarantine. Not listed among"
              + " an event's corrections.");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    return draft.userAgent().isEmpty() ? Verdict.CLEAN : Verdict.CORRECTED;
  }
}
