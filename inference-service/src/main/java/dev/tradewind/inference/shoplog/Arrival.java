package dev.tradewind.inference.shoplog;

import dev.tradewind.kit.shoplog.LoggedEvent;
import dev.tradewind.kit.shoplog.ShopLog.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The end of a read, and what of it is still to be handed on. */
final class Arrival {

  final Cursor cursor;
  final @Nullable Page page;
  final Instant at;
  private final List<LoggedEvent> events;
  private int handedOn;

  /**
   * @param page null where the log has no such offset
   * @param at when it came
   */
  Arrival(Cursor cursor, @Nullable Page page, Instant at) {
    this.cursor = cursor;
    this.page = page;
    this.at = at;
    this.events = page == null ? List.of() : page.events();
  }

  boolean isHandedOn() {
    return handedOn == events.size();
  }

  /** When its next event was received; what holds none keeps no other waiting. */
  Instant next() {
    return isHandedOn() ? Instant.MIN : events.get(handedOn).receivedAt();
  }

  /** The next event, from now on handed on. */
  Optional<LoggedEvent> poll() {
    return isHandedOn() ? Optional.empty() : Optional.of(events.get(handedOn++));
  }
}
