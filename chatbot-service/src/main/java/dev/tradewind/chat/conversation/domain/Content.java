package dev.tradewind.chat.conversation.domain;

import dev.tradewind.chat.shop.domain.ShopOrder;
import java.util.List;

/**
 * What a message says.
 *
 * @param text plain text
 * @param quickReplies answers offered as buttons
 * @param orders the orders that the text speaks of
 * @param sources where the facts in the text come from
 */
public record Content(
    String text, List<String> quickReplies, List<ShopOrder> orders, List<String> sources) {

  public Content {
    quickReplies = List.copyOf(quickReplies);
    orders = List.copyOf(orders);
    sources = List.copyOf(sources);
  }

  /** Words without any fact in them. */
  public static Content words(String text, String... quickReplies) {
    return new Content(text, List.of(quickReplies), List.of(), List.of());
  }
}
