package dev.tradewind.ingestion.adapter;

import com.google.protobuf.Timestamp;
import dev.tradewind.ingestion.message.Times;
import java.time.Instant;

/**
 * Under which circumstances a request came.
 *
 * @param receivedAt by our clock
 * @param userAgent the browser's, where a browser sent the request itself; else empty
 */
public record Arrival(Instant receivedAt, String userAgent) {

  /** When it came, for what has no time of its own. */
  public Timestamp time() {
    return Times.message(receivedAt);
  }
}
