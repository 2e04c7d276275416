package dev.tradewind.chat.socket;

import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.Content;
import dev.tradewind.chat.conversation.domain.ConversationState;
import dev.tradewind.chat.shop.domain.Money;
import dev.tradewind.chat.shop.domain.OrderLine;
import dev.tradewind.chat.shop.domain.ShopOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/** What a browser is sent. */
final class ServerFrames {

  private ServerFrames() {}

  static String message(ChatMessage message) {
    Content content = message.content();
    JsonArray orders = new JsonArray();
    content.orders().forEach(order -> orders.add(order(order)));
    return new JsonObject()
        .put("type", "message")
        .put("sequence", message.sequence())
        .put("author", message.author().name())
        .put("text", content.text())
        .put("createdAt", message.createdAt().toString())
        .put("quickReplies", new JsonArray(content.quickReplies()))
        .put("orders", orders)
        .put("sources", new JsonArray(content.sources()))
        .put("clientMessageId", message.clientMessageId())
        .encode();
  }

  static String state(ConversationState state) {
    return new JsonObject().put("type", "state").put("state", state.name()).encode();
  }

  static String typing(boolean typing) {
    return new JsonObject().put("type", "typing").put("typing", typing).encode();
  }

  /**
   * A failure.
   *
   * @param clientMessageId the message that failed; empty where it is none
   */
  static String error(String reason, String text, String clientMessageId) {
    return new JsonObject()
        .put("type", "error")
        .put("reason", reason)
        .put("text", text)
        .put("clientMessageId", clientMessageId)
        .encode();
  }

  private static JsonObject order(ShopOrder order) {
    JsonObject card =
        new JsonObject()
            .put("orderId", order.orderId())
            .put("status", order.status().name())
            .put("pieces", order.lines().stream().mapToLong(OrderLine::quantity).sum())
            .put("total", amount(order.total()))
            .put("currency", order.total().currencyCode())
            .put("placedAt", order.placedAt().toString())
            .put("carrier", order.carrier())
            .put("trackingNumber", order.trackingNumber());
    order.estimatedDelivery().ifPresent(day -> card.put("estimatedDelivery", day.toString()));
    return card;
  }

  private static String amount(Money money) {
    return BigDecimal.valueOf(money.units())
        .add(BigDecimal.valueOf(money.nanos(), 9))
        .stripTrailingZeros()
        .toPlainString();
  }
}
