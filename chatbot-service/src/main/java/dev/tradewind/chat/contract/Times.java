package dev.tradewind.chat.contract;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Points in time. */
final class Times {

  private Times() {}

  static Instant toInstant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  static Timestamp toTimestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
