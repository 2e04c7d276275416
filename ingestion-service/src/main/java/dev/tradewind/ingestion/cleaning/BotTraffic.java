package dev.tradewind.ingestion.cleaning;

import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Agent;
import dev.tradewind.ingestion.cleaning.domain.Arrival;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import dev.tradewind.ingestion.event.domain.RefusalReason;

/** An event that no shopper made. */
final class BotTraffic implements CleaningStep {

  private static final Rule RULE =
      new Rule(
          RefusalReason.BOT_TRAFFIC.name(),
          Action.QUARANTINE,
          "The user agent is that of a robot, after the list of the ua-parser project. An event"
              + " without a user agent is fine.");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public Verdict look(Draft draft, Arrival arrival) {
    if (draft.agent() != Agent.ROBOT) {
      return Verdict.CLEAN;
    }
    return new Verdict.Refused(
        RefusalReason.BOT_TRAFFIC, "client.user_agent", "the user agent is that of a robot");
  }
}
