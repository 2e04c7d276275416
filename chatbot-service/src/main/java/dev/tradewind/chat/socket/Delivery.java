package dev.tradewind.chat.socket;

import dev.tradewind.chat.conversation.Conversations;
import dev.tradewind.chat.conversation.Exchange;
import dev.tradewind.chat.conversation.domain.ChatMessage;
import dev.tradewind.chat.conversation.domain.ConversationState;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings one browser up to date, and keeps it there: reads what is stored after the last message
 * that was sent, sends it in order, and looks again if something changed meanwhile. As it always
 * sends from the store, nothing is lost or doubled, whoever wrote it. At most one page is on its
 * way to a slow reader.
 */
final class Delivery {

  private static final Logger LOG = Logger.getLogger(Delivery.class);
  private static final int PAGE = 50;

  private final UUID conversationId;
  private final WebSocketConnection connection;
  private final Conversations conversations;

  private long lastSent;
  private @Nullable ConversationState lastState;
  private boolean running;
  private boolean again;

  Delivery(
      UUID conversationId,
      long afterSequence,
      WebSocketConnection connection,
      Conversations conversations) {
    this.conversationId = conversationId;
    this.lastSent = afterSequence;
    this.connection = connection;
    this.conversations = conversations;
  }

  UUID conversationId() {
    return conversationId;
  }

  /** Something changed; returns at once. */
  void changed() {
    synchronized (this) {
      if (running) {
        again = true;
        return;
      }
      running = true;
    }
    sendPage();
  }

  void typing(boolean typing) {
    send(ServerFrames.typing(typing)).subscribe().with(sent -> {}, this::lost);
  }

  /** Sends a frame; nothing where the browser is gone already. */
  Uni<Void> send(String frame) {
    return connection.isOpen() ? connection.sendText(frame) : Uni.createFrom().voidItem();
  }

  private void sendPage() {
    long after;
    synchronized (this) {
      after = lastSent;
    }
    conversations
        .read(conversationId, after, PAGE)
        .chain(exchange -> sendAll(framesOf(exchange)).replaceWith(exchange.messages().size()))
        .subscribe()
        .with(this::sentPage, this::lost);
  }

  private synchronized List<String> framesOf(Exchange exchange) {
    List<String> frames = new ArrayList<>();
    for (ChatMessage message : exchange.messages()) {
      frames.add(ServerFrames.message(message));
      lastSent = message.sequence();
    }
    ConversationState state = exchange.conversation().state();
    if (state != lastState) {
      lastState = state;
      frames.add(ServerFrames.state(state));
    }
    return frames;
  }

  private Uni<Void> sendAll(List<String> frames) {
    return Multi.createFrom()
        .iterable(frames)
        .onItem()
        .transformToUniAndConcatenate(this::send)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private void sentPage(int messages) {
    synchronized (this) {
      if (messages < PAGE && !again) {
        running = false;
        return;
      }
      again = false;
    }
    if (connection.isOpen()) {
      sendPage();
    }
  }

  /** The browser connects again and says what it has; that is simpler than to go on here. */
  private void lost(Throwable failure) {
    LOG.debugf(failure, "delivery to connection %s failed", connection.id());
    if (connection.isOpen()) {
      connection
          .close(new CloseReason(1011, "try again"))
          .subscribe()
          .with(closed -> {}, unclosed -> LOG.debug("the connection was closed already"));
    }
  }
}
