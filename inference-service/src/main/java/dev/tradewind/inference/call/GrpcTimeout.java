package dev.tradewind.inference.call;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** The header {@code grpc-timeout}: at most 8 digits and a unit. */
final class GrpcTimeout {

  private static final int MOST_DIGITS = 8;

  private GrpcTimeout() {}

  /** Nanoseconds from now; empty where the header does not say. */
  static OptionalLong nanos(String header) {
    int digits = header.length() - 1;
    if (digits < 1
        || digits > MOST_DIGITS
        || !header.chars().limit(digits).allMatch(letter -> letter >= '0' && letter <= '9')) {
      return OptionalLong.empty();
    }
    long count = Long.parseLong(header.substring(0, digits));
    return switch (header.charAt(digits)) {
      case 'H' -> OptionalLong.of(TimeUnit.HOURS.toNanos(count));
      case 'M' -> OptionalLong.of(TimeUnit.MINUTES.toNanos(count));
      case 'S' -> OptionalLong.of(TimeUnit.SECONDS.toNanos(count));
      case 'm' -> OptionalLong.of(TimeUnit.MILLISECONDS.toNanos(count));
      case 'u' -> OptionalLong.of(TimeUnit.MICROSECONDS.toNanos(count));
      case 'n' -> OptionalLong.of(count);
      default -> OptionalLong.empty();
    };
  }
}
