package dev.tradewind.bench.drift;

import dev.tradewind.inference.decision.domain.FeatureStanding;
import dev.tradewind.inference.drift.domain.DriftBook;
import dev.tradewind.inference.drift.domain.DriftRules;
import dev.tradewind.inference.drift.domain.VersionDrift;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedTensor;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.predictionlog.domain.ReadFeature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Answers of one version to shoppers who come often or seldom, each with a taste that lasts, of a
 * catalogue with a long tail: neither the elements of a list nor the lists of a shopper are
 * independent.
 */
final class SimulatedAnswers {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final int ITEMS = 2000;
  private static final int TASTES = 20;
  private static final int RANKS = 10;
  private static final double USUAL_LENGTH = 8;

  private final Random random;
  private final int shoppers;

  /**
   * @param shoppers of a window; six times as many come to the shop at all
   */
  SimulatedAnswers(long seed, int shoppers) {
    this.random = new Random(seed);
    this.shoppers = shoppers;
  }

  /** Two days for the reference, then so many windows, the last of which has moved. */
  VersionDrift watched(int windows, Shift last) {
    DriftBook book =
        new DriftBook(new DriftRules(DAY.multipliedBy(2), DAY, shoppers, shoppers, .1), 1);
    int answers = 2 * shoppers;
    int days = 2 + windows;
    for (int answer = 0; answer <= days * answers; answer++) {
      Instant at = START.plus(DAY.multipliedBy(answer).dividedBy(answers));
      book.take(answer(at, answer >= (days - 1) * answers ? last : Shift.NONE));
    }
    return book.found().get(0);
  }

  private LoggedPrediction answer(Instant at, Shift shift) {
    int shopper = (int) (6 * shoppers * Math.pow(random.nextDouble(), 2));
    int length = 1 + (int) (-USUAL_LENGTH * shift.shorter() * Math.log(random.nextDouble()));
    List<String> history = items(shopper, length);
    history.replaceAll(item -> random.nextDouble() < shift.fashion() ? "in-fashion" : item);
    boolean defaulted = random.nextDouble() < shift.defaulted();
    return new LoggedPrediction(
        "r" + random.nextLong(),
        "next-item",
        1,
        "shopper-" + shopper,
        at,
        List.of(
            new ReadFeature(
                "shopper:history",
                1,
                at,
                Optional.of(defaulted ? FeatureStanding.DEFAULTED : FeatureStanding.PRESENT),
                Optional.empty())),
        List.of(new LoggedTensor("history", LoggedValues.texts(history))),
        List.of(
            new LoggedTensor("model.item_ids", LoggedValues.texts(items(shopper, RANKS))),
            new LoggedTensor(
                "model.scores",
                LoggedValues.numbers(List.of(random.nextGaussian() + shift.scores())))));
  }

  private List<String> items(int shopper, int length) {
    List<String> items = new ArrayList<>();
    for (int place = 0; place < length; place++) {
      int item = (int) (ITEMS * Math.pow(random.nextDouble(), 4));
      items.add("item-" + (item - item % TASTES + shopper % TASTES));
    }
    return items;
  }
}
