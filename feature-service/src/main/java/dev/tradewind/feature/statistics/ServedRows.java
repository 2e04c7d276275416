package dev.tradewind.feature.statistics;

import dev.tradewind.feature.online.OnlineAnswer;
import dev.tradewind.feature.online.ReadListener;
import dev.tradewind.feature.statistics.domain.Reservoir;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A sample of the rows that this instance served in this hour and the one before: of each a uniform
 * one.
 */
@Singleton
class ServedRows implements ReadListener {

  private static final Duration PERIOD = Duration.ofHours(1);

  /** Of each of the two periods. */
  private static final int SIZE = 5000;

  private final Clock clock;
  private final RandomGenerator random;
  private Reservoir<ServedRow> before;
  private volatile Reservoir<ServedRow> now;
  private volatile Instant end;

  @Inject
  ServedRows(Clock clock) {
    this(clock, new SplittableRandom());
  }

  ServedRows(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
    this.before = new Reservoir<>(SIZE, random);
    this.now = new Reservoir<>(SIZE, random);
    this.end = clock.instant().plus(PERIOD);
  }

  @Override
  public void answered(List<String> features, OnlineAnswer answer) {
    if (clock.instant().isAfter(end)) {
      turn();
    }
    now.offer(
        answer.rows().size(),
        place -> new ServedRow(features, answer.rows().get(place), answer.asOf()));
  }

  private synchronized void turn() {
    Instant moment = clock.instant();
    if (moment.isAfter(end)) {
      boolean isNext = !moment.isAfter(end.plus(PERIOD));
      before = isNext ? now : new Reservoir<>(SIZE, random);
      now = new Reservoir<>(SIZE, random);
      end = moment.plus(PERIOD);
    }
  }

  /** In no order. */
  synchronized List<ServedRow> sample() {
    List<ServedRow> rows = new ArrayList<>(before.sample());
    rows.addAll(now.sample());
    return rows;
  }
}
