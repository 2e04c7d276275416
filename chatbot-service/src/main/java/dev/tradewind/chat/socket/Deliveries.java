package dev.tradewind.chat.socket;

import dev.tradewind.chat.conversation.ConversationFeed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The open deliveries of this process by conversation; a conversation may be open in several tabs.
 */
@ApplicationScoped
class Deliveries implements ConversationFeed {

  private final Map<UUID, Set<Delivery>> byConversation = new ConcurrentHashMap<>();

  void add(Delivery delivery) {
    byConversation.compute(
        delivery.conversationId(),
        (id, open) -> {
          Set<Delivery> all = open == null ? ConcurrentHashMap.newKeySet() : open;
          all.add(delivery);
          return all;
        });
  }

  void remove(Delivery delivery) {
    byConversation.computeIfPresent(
        delivery.conversationId(),
        (id, open) -> {
          open.remove(delivery);
          return open.isEmpty() ? null : open;
        });
  }

  @Override
  public void changed(UUID conversationId) {
    each(conversationId, Delivery::changed);
  }

  @Override
  public void typing(UUID conversationId, boolean typing) {
    each(conversationId, delivery -> delivery.typing(typing));
  }

  private void each(UUID conversationId, Consumer<Delivery> action) {
    byConversation.getOrDefault(conversationId, Set.of()).forEach(action);
  }
}
