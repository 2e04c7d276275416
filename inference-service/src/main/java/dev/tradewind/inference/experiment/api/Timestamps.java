package dev.tradewind.inference.experiment.api;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Moments as messages. */
final class Timestamps {

  private Timestamps() {}

  static Timestamp of(Instant at) {
    return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()).build();
  }
}
