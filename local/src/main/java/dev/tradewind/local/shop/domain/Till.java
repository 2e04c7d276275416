package dev.tradewind.local.shop.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How orders are paid: by invoice, where nothing is tried, or by card, which may be declined. */
final class Till {

  private static final double BY_CARD = 0.55;
  private static final double DECLINED = 0.06;
  private static final int MOST_TRIES = 4;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(12);
  private static final Duration ANSWER = Duration.ofSeconds(4);

  private final Random random;

  Till(Random random) {
    this.random = random;
  }

  /** What is tried in the minute before an order is paid; each further try with the next card. */
  List<Happening> before(Happening.Bought order) {
    if (random.nextDouble() >= BY_CARD) {
      return List.of();
    }
    int tries = 1;
    while (tries < MOST_TRIES && random.nextDouble() < DECLINED) {
      tries++;
    }
    List<Happening> payments = new ArrayList<>();
    for (int number = 1; number <= tries; number++) {
      Instant at = order.at().minus(BETWEEN_TRIES.multipliedBy(tries - number + 1L));
      Happening.Tried tried = new Happening.Tried(at, order, number, number);
      payments.add(tried);
      payments.add(new Happening.Settled(at.plus(ANSWER), tried, number == tries));
    }
    return payments;
  }
}
