package dev.tradewind.ingestion.cleaning;

import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Agent;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Rule;

/** Says how often a user agent was left out without a look at it. */
final class AgentUnchecked implements CleaningStep {

  private static final Rule RULE =
      new Rule(
          "USER_AGENT_UNCHECKED",
          Action.CORRECT,
          "The user agent was left out without a look for robots, as too many new ones came at"
              + " once; the event is taken for a shopper's. Not listed among an event's"
              + " corrections.");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    return draft.agent() == Agent.UNCHECKED ? Verdict.CORRECTED : Verdict.CLEAN;
  }
}
