package dev.tradewind.chat.socket;

import dev.tradewind.chat.conversation.ChatReason;
import dev.tradewind.chat.conversation.domain.SessionToken;
import dev.tradewind.kit.error.ServiceException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** What a browser sends. */
sealed interface ClientFrame {

  /**
   * The first frame of a connection.
   *
   * @param afterSequence the last message that the browser has; 0 where it has none
   */
  record Hello(SessionToken token, long afterSequence) implements ClientFrame {}

  /** Something said. */
  record Say(String clientMessageId, String text) implements ClientFrame {

    /** Says nothing of the text, so that a log line cannot. */
    @Override
    public String toString() {
      return "Say[" + clientMessageId + "]";
    }
  }

  /**
   * Reads a frame.
   *
   * @throws ServiceException FRAME_INVALID
   */
  static ClientFrame parse(String json) {
    try {
      JsonObject frame = new JsonObject(json);
      String type = frame.getString("type", "");
      return switch (type) {
        case "hello" -> {
          long after = frame.getLong("afterSequence", 0L);
          yield new Hello(SessionToken.presented(frame.getString("token", "")), Math.max(0, after));
        }
        case "message" ->
            new Say(frame.getString("clientMessageId", ""), frame.getString("text", ""));
        default -> throw invalid("type: none that is known (expected: hello or message)");
      };
    } catch (DecodeException | ClassCastException | NullPointerException notAFrame) {
      throw invalid("frame: not a JSON object with the fields of its type");
    }
  }

  private static ServiceException invalid(String message) {
    return new ServiceException(ChatReason.FRAME_INVALID, message);
  }
}
