package dev.tradewind.chat.socket;

import dev.tradewind.chat.socket.ClientFrame.Say;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** One browser's messages, answered one after the other; a few may wait. */
final class Inbox {

  private static final int CAPACITY = 8;

  private final Deque<Say> waiting = new ArrayDeque<>();
  private final Function<Say, Uni<Void>> turn;
  private boolean running;

  /**
   * @param turn answers one message; never fails
   */
  Inbox(Function<Say, Uni<Void>> turn) {
    this.turn = turn;
  }

  /** Takes a message in; false where too many wait. */
  boolean offer(Say message) {
    synchronized (this) {
      if (waiting.size() >= CAPACITY) {
        return false;
      }
      waiting.add(message);
      if (running) {
        return true;
      }
      running = true;
    }
    next();
    return true;
  }

  private void next() {
    Say message;
    synchronized (this) {
      if (waiting.isEmpty()) {
        running = false;
        return;
      }
      message = waiting.remove();
    }
    turn.apply(message).subscribe().with(done -> next(), failed -> next());
  }
}
