package dev.tradewind.inference.call;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Moments as messages, and back. */
public final class Timestamps {

  private Timestamps() {}

  /** To the nanosecond. */
  public static Timestamp of(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }

  /** To the nanosecond. */
  public static Instant instant(Timestamp at) {
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
  }
}
