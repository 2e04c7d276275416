package dev.tradewind.ingestion.event;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.Channel;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Rating;
import dev.tradewind.api.ingestion.v1.Refund;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.ViewItem;
import java.util.List;

/**
 * The contract's rules for events once more, in plain Java. The contract's validator compiles each
 * pattern anew for each value, which was most of the work of taking an event in; nearly every event
 * is good, and this look is enough for it. Where it says no, the validator has the word, and says
 * what is wrong. A property test holds the two against each other.
 */
final class QuickLook {

  private static final int MAX_ID = 64;
  private static final int MAX_QUERY = 512;
  private static final int MAX_LINES = 2000;
  private static final int MAX_QUANTITY = 1_000_000;
  private static final int MAX_NANOS = 999_999_999;

  private QuickLook() {}

  /** Whether the event surely keeps all rules. */
  static boolean keepsAllRules(Event event) {
    return isId(event.getEventId())
        && event.hasOccurredAt()
        && hasSubject(event)
        && event.getSessionId().length() <= MAX_ID
        && event.getChannel() != Channel.UNRECOGNIZED
        && switch (event.getPayloadCase()) {
          case VIEW_ITEM -> isGood(event.getViewItem());
          case SEARCH -> isGood(event.getSearch());
          case ADD_TO_CART ->
              event.getAddToCart().hasLine() && isGood(event.getAddToCart().getLine());
          case REMOVE_FROM_CART ->
              event.getRemoveFromCart().hasLine() && isGood(event.getRemoveFromCart().getLine());
          case PURCHASE -> isGood(event.getPurchase());
          case REFUND -> isGood(event.getRefund());
          case RATING -> isGood(event.getRating());
          default -> false;
        };
  }

  private static boolean hasSubject(Event event) {
    String shopper = event.getShopperId();
    String anonymous = event.getAnonymousId();
    return (shopper.isEmpty() || isId(shopper))
        && (anonymous.isEmpty() || isId(anonymous))
        && !(shopper.isEmpty() && anonymous.isEmpty());
  }

  private static boolean isGood(ViewItem view) {
    return isId(view.getItemId()) && view.getRankingId().length() <= MAX_ID;
  }

  private static boolean isGood(Search search) {
    return !search.getQuery().isEmpty()
        && search.getQuery().length() <= MAX_QUERY
        && search.getResultCount() >= 0;
  }

  private static boolean isGood(Purchase purchase) {
    return isId(purchase.getOrderId())
        && purchase.getLinesCount() > 0
        && areGood(purchase.getLinesList());
  }

  private static boolean isGood(Refund refund) {
    return isId(refund.getOrderId()) && areGood(refund.getLinesList());
  }

  private static boolean isGood(Rating rating) {
    return isId(rating.getItemId()) && rating.getStars() >= 0.5 && rating.getStars() <= 5;
  }

  private static boolean areGood(List<LineItem> lines) {
    return lines.size() <= MAX_LINES && lines.stream().allMatch(QuickLook::isGood);
  }

  private static boolean isGood(LineItem line) {
    return isId(line.getItemId())
        && line.getQuantity() >= 1
        && line.getQuantity() <= MAX_QUANTITY
        && (!line.hasUnitPrice() || isGood(line.getUnitPrice()));
  }

  private static boolean isGood(Money money) {
    String currency = money.getCurrencyCode();
    return currency.length() == 3
        && currency.chars().allMatch(c -> c >= 'A' && c <= 'Z')
        && money.getNanos() >= -MAX_NANOS
        && money.getNanos() <= MAX_NANOS;
  }

  private static boolean isId(String text) {
    if (text.isEmpty() || text.length() > MAX_ID) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isIdCharacter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIdCharacter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.'
        || c == ':'
        || c == '-';
  }
}
