package dev.tradewind.chat.socket;

import dev.tradewind.chat.conversation.ChatReason;
import dev.tradewind.chat.conversation.Conversations;
import dev.tradewind.chat.conversation.Turns;
import dev.tradewind.chat.conversation.domain.Conversation;
import dev.tradewind.chat.socket.ClientFrame.Hello;
import dev.tradewind.chat.socket.ClientFrame.Say;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One connection: nothing but hello is heard before the token was found good. */
final class Session {

  private static final Logger LOG = Logger.getLogger(Session.class);
  private static final int UNAUTHENTICATED = 4401;
  private static final int BAD_FRAME = 1008;

  private final WebSocketConnection connection;
  private final Conversations conversations;
  private final Turns turns;
  private final Deliveries deliveries;
  private final Inbox inbox = new Inbox(this::turn);

  private @Nullable Delivery delivery;
  private boolean greeted;
  private boolean closed;

  Session(
      WebSocketConnection connection,
      Conversations conversations,
      Turns turns,
      Deliveries deliveries) {
    this.connection = connection;
    this.conversations = conversations;
    this.turns = turns;
    this.deliveries = deliveries;
  }

  /** Hears a frame. */
  Uni<Void> hear(String json) {
    ClientFrame frame;
    try {
      frame = ClientFrame.parse(json);
    } catch (ServiceException invalid) {
      return refuse(invalid, BAD_FRAME);
    }
    return frame instanceof Hello hello ? greet(hello) : take((Say) frame);
  }

  /** Closes a connection that has not said hello in time. */
  Uni<Void> closeUnlessGreeted() {
    synchronized (this) {
      if (greeted || closed) {
        return Uni.createFrom().voidItem();
      }
    }
    return refuse(
        new ServiceException(ChatReason.TOKEN_INVALID, "no hello came in time"), UNAUTHENTICATED);
  }

  /** The browser is gone. */
  synchronized void close() {
    closed = true;
    if (delivery != null) {
      deliveries.remove(delivery);
    }
  }

  private Uni<Void> greet(Hello hello) {
    synchronized (this) {
      if (greeted) {
        return refuse(
            new ServiceException(ChatReason.FRAME_INVALID, "hello was said before"), BAD_FRAME);
      }
      greeted = true;
    }
    return conversations
        .authenticate(hello.token())
        .invoke(conversation -> deliver(conversation, hello.afterSequence()))
        .replaceWithVoid()
        .onFailure(ServiceException.class)
        .recoverWithUni(invalid -> refuse(invalid, UNAUTHENTICATED));
  }

  private void deliver(Conversation conversation, long afterSequence) {
    Delivery opened = new Delivery(conversation.id(), afterSequence, connection, conversations);
    synchronized (this) {
      if (closed) {
        return;
      }
      delivery = opened;
      deliveries.add(opened);
    }
    opened.changed();
    turns
        .resume(conversation)
        .subscribe()
        .with(
            done -> {},
            failure -> LOG.debugf(failure, "conversation %s was not resumed", conversation.id()));
  }

  private Uni<Void> take(Say message) {
    boolean ready;
    synchronized (this) {
      ready = delivery != null;
    }
    if (!ready) {
      return refuse(
          new ServiceException(ChatReason.TOKEN_INVALID, "say hello with a token first"),
          UNAUTHENTICATED);
    }
    return inbox.offer(message)
        ? Uni.createFrom().voidItem()
        : connection.sendText(
            ServerFrames.error(
                ChatReason.TOO_MANY_MESSAGES.name(),
                "Too many messages at once. Please wait a moment.",
                message.clientMessageId()));
  }

  private Uni<Void> turn(Say message) {
    return Uni.createFrom()
        .deferred(
            () ->
                turns.send(
                    deliveryOf().conversationId(), message.text(), message.clientMessageId()))
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(failure -> tell(failure, message));
  }

  private synchronized Delivery deliveryOf() {
    if (delivery == null) {
      throw new IllegalStateException("no hello yet");
    }
    return delivery;
  }

  private Uni<Void> tell(Throwable failure, Say message) {
    if (failure instanceof ServiceException known) {
      return deliveryOf()
          .send(
              ServerFrames.error(
                  known.reason().name(), known.getMessage(), message.clientMessageId()));
    }
    LOG.errorf(failure, "a turn failed on connection %s", connection.id());
    return deliveryOf()
        .send(
            ServerFrames.error(
                "INTERNAL", "Something went wrong. Please try again.", message.clientMessageId()));
  }

  private Uni<Void> refuse(ServiceException failure, int code) {
    String reason = failure.reason().name();
    return connection
        .sendText(ServerFrames.error(reason, failure.getMessage(), ""))
        .chain(() -> connection.close(new CloseReason(code, reason)));
  }
}
