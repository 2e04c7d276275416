package dev.tradewind.chat.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The other end of the chat's WebSocket. */
final class Browser implements WebSocket.Listener, AutoCloseable {

  private static final int PATIENCE_SECONDS = 15;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  Browser(URI http) {
    URI address = URI.create("ws://" + http.getHost() + ":" + http.getPort() + "/v1/chat");
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this).join();
  }

  Browser hello(String token, long afterSequence) {
    return send(
        new JsonObject()
            .put("type", "hello")
            .put("token", token)
            .put("afterSequence", afterSequence)
            .encode());
  }

  Browser say(String clientMessageId, String text) {
    return send(
        new JsonObject()
            .put("type", "message")
            .put("clientMessageId", clientMessageId)
            .put("text", text)
            .encode());
  }

  Browser send(String frame) {
    socket.sendText(frame, true).join();
    return this;
  }

  /** The frames up to and with the first that fits. */
  List<JsonObject> until(Predicate<JsonObject> fits) throws InterruptedException {
    List<JsonObject> seen = new ArrayList<>();
    while (true) {
      JsonObject frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(frame).as("after %s", seen).isNotNull();
      seen.add(frame);
      if (fits.test(frame)) {
        return seen;
      }
    }
  }

  List<JsonObject> untilMessage(long sequence) throws InterruptedException {
    return until(frame -> isMessage(frame) && frame.getLong("sequence") == sequence);
  }

  JsonObject untilType(String type) throws InterruptedException {
    List<JsonObject> seen = until(frame -> frame.getString("type").equals(type));
    return seen.get(seen.size() - 1);
  }

  int closeCode() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  static boolean isMessage(JsonObject frame) {
    return frame.getString("type").equals("message");
  }

  static List<Long> sequences(List<JsonObject> frames) {
    return frames.stream()
        .filter(Browser::isMessage)
        .map(frame -> frame.getLong("sequence"))
        .toList();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(new JsonObject(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.complete(-1);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
