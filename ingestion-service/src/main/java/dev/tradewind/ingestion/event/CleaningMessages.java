package dev.tradewind.ingestion.event;

import dev.tradewind.api.ingestion.v1.CleaningAction;
import dev.tradewind.api.ingestion.v1.CleaningRule;
import dev.tradewind.api.ingestion.v1.ListCleaningRulesResponse;
import dev.tradewind.ingestion.cleaning.domain.Action;
import dev.tradewind.ingestion.cleaning.domain.Rule;
import java.util.List;
import java.util.Map;

/** The rules of cleaning as messages. */
final class CleaningMessages {

  private CleaningMessages() {}

  static ListCleaningRulesResponse rules(List<Rule> rules, Map<String, Long> caught) {
    ListCleaningRulesResponse.Builder response = ListCleaningRulesResponse.newBuilder();
    for (Rule rule : rules) {
      response.addRules(
          CleaningRule.newBuilder()
              .setName(rule.name())
              .setAction(action(rule.action()))
              .setDescription(rule.description())
              .setCaught(caught.getOrDefault(rule.name(), 0L)));
    }
    return response.build();
  }

  private static CleaningAction action(Action action) {
    return switch (action) {
      case QUARANTINE -> CleaningAction.CLEANING_ACTION_QUARANTINE;
      case CORRECT -> CleaningAction.CLEANING_ACTION_CORRECT;
      case IGNORE -> CleaningAction.CLEANING_ACTION_IGNORE;
      case COUNT -> CleaningAction.CLEANING_ACTION_COUNT;
    };
  }
}
