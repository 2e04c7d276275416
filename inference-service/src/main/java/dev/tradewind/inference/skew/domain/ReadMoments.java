package dev.tradewind.inference.skew.domain;

import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the feature store's history says of the features of one answer, for the moment of the read
 * and for moments around it.
 *
 * @param rows one for each of {@link #of}: the values of all features, in their order
 */
public record ReadMoments(List<List<LoggedValues>> rows) {

  /** How far from the read a value may be from, so that the two differ by a race. */
  public static final Duration RACE = Duration.ofMinutes(1);

  private static final List<Duration> AWAY =
      List.of(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(10), RACE);

  public ReadMoments {
    rows = List.copyOf(rows);
  }

  /** The moments to ask for: that of the read, then those before and after it, nearest first. */
  public static List<Instant> of(Instant readAt) {
    return Stream.concat(
            Stream.of(readAt),
            AWAY.stream().flatMap(away -> Stream.of(readAt.minus(away), readAt.plus(away))))
        .toList();
  }

  List<LoggedValues> atTheRead() {
    return rows.get(0);
  }

  List<List<LoggedValues>> around() {
    return rows.subList(1, rows.size());
  }
}
