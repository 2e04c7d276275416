package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.common.v1.ConsentPurpose;
import dev.tradewind.api.ingestion.v1.Channel;
import dev.tradewind.api.ingestion.v1.Client;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOrBuilder;

/**
 * The contract's rules for events once more, in plain Java. The contract's validator compiles each
 * pattern anew for each value, which was most of the work of taking an event in; nearly every event
 * is good, and this look is enough for it. Where it says no, the validator has the word, and says
 * what is wrong. A property test holds the two against each other.
 */
final class QuickLook {

  private static final int MAX_EXPERIMENTS = 20;
  private static final int MAX_DENIED = 8;
  static final int MAX_USER_AGENT = 1024;

  private QuickLook() {}

  /** Whether the event surely keeps all rules. */
  static boolean keepsAllRules(EventOrBuilder event) {
    return QuickValues.isId(event.getEventId())
        && event.hasOccurredAt()
        && QuickValues.isIdOrEmpty(event.getShopperId())
        && QuickValues.isIdOrEmpty(event.getAnonymousId())
        && QuickValues.isIdOrEmpty(event.getLoyaltyCardId())
        && hasSubject(event)
        && QuickValues.isWithin(event.getSessionId(), 64)
        && event.getChannel() != Channel.UNRECOGNIZED
        && QuickValues.isIdOrEmpty(event.getStoreId())
        && (!event.hasClient() || isGood(event.getClient()))
        && (!event.hasConsent() || hasGoodConsent(event))
        && hasGoodExperiments(event)
        && QuickPayload.isGood(event);
  }

  private static boolean hasSubject(EventOrBuilder event) {
    String shopper = event.getShopperId();
    String anonymous = event.getAnonymousId();
    String card = event.getLoyaltyCardId();
    if (event.getPayloadCase() == Event.PayloadCase.IDENTIFY) {
      return !shopper.isEmpty()
          && ((!anonymous.isEmpty() && !anonymous.equals(shopper))
              || (!card.isEmpty() && !card.equals(shopper)));
    }
    return !shopper.isEmpty()
        || !anonymous.isEmpty()
        || !card.isEmpty()
        || event.hasStockMovement()
        || event.hasPriceChange()
        || event.hasPrediction()
        || event.hasPredictionOutcome();
  }

  private static boolean isGood(Client client) {
    return QuickValues.isWithin(client.getUserAgent(), MAX_USER_AGENT)
        && QuickValues.isIdOrEmpty(client.getDeviceId())
        && QuickValues.isCountryOrEmpty(client.getCountryCode())
        && QuickValues.isWithin(client.getAppVersion(), 64);
  }

  private static boolean hasGoodConsent(EventOrBuilder event) {
    return event.getConsent().getDeniedCount() <= MAX_DENIED
        && event.getConsent().getDeniedList().stream()
            .allMatch(
                purpose ->
                    purpose != ConsentPurpose.UNRECOGNIZED
                        && purpose != ConsentPurpose.CONSENT_PURPOSE_UNSPECIFIED
                        && purpose != ConsentPurpose.CONSENT_PURPOSE_ESSENTIAL);
  }

  private static boolean hasGoodExperiments(EventOrBuilder event) {
    return event.getExperimentsCount() <= MAX_EXPERIMENTS
        && event.getExperimentsList().stream().allMatch(QuickValues::isGood);
  }
}
