package dev.tradewind.chat.socket;

import dev.tradewind.chat.conversation.Conversations;
import dev.tradewind.chat.conversation.Turns;
import dev.tradewind.chat.settings.ChatConfig;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The widget's connection. The session token comes in the first frame and not in the address, so
 * that it is in no access log.
 */
@WebSocket(path = "/v1/chat")
public class ChatSocket {

  private static final Logger LOG = Logger.getLogger(ChatSocket.class);
  private static final CloseReason FULL = new CloseReason(1013, "try again later");
  private static final CloseReason BROKEN = new CloseReason(1011, "try again");

  private final Conversations conversations;
  private final Turns turns;
  private final Deliveries deliveries;
  private final ChatConfig config;
  private final Vertx vertx;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  ChatSocket(
      Conversations conversations,
      Turns turns,
      Deliveries deliveries,
      ChatConfig config,
      Vertx vertx) {
    this.conversations = conversations;
    this.turns = turns;
    this.deliveries = deliveries;
    this.config = config;
    this.vertx = vertx;
  }

  /** Opens a session, if there is room for one. */
  @OnOpen
  public Uni<Void> open(WebSocketConnection connection) {
    Session session = new Session(connection, conversations, turns, deliveries);
    sessions.put(connection.id(), session);
    if (sessions.size() > config.maxConnections()) {
      sessions.remove(connection.id());
      return connection.close(FULL);
    }
    vertx.setTimer(
        config.helloTimeout().toMillis(),
        timer ->
            session
                .closeUnlessGreeted()
                .subscribe()
                .with(done -> {}, failure -> LOG.debug("a silent connection is gone already")));
    return Uni.createFrom().voidItem();
  }

  /** Hears a frame. */
  @OnTextMessage
  public Uni<Void> hear(String frame, WebSocketConnection connection) {
    @Nullable Session session = sessions.get(connection.id());
    return session == null ? Uni.createFrom().voidItem() : session.hear(frame);
  }

  /** Forgets the session. */
  @OnClose
  public void close(WebSocketConnection connection) {
    @Nullable Session session = sessions.remove(connection.id());
    if (session != null) {
      session.close();
    }
  }

  /** Closes the connection: the browser comes back and says what it has. */
  @OnError
  public Uni<Void> fail(Throwable failure, WebSocketConnection connection) {
    LOG.debugf(failure, "connection %s failed", connection.id());
    if (connection.isClosed()) {
      return Uni.createFrom().voidItem();
    }
    LOG.warnf("connection %s failed: %s", connection.id(), failure.getClass().getSimpleName());
    return connection.close(BROKEN);
  }
}
