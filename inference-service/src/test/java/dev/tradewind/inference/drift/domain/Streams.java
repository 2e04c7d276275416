package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.decision.domain.FeatureStanding;
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

/** Simulated answers: shoppers who come often or seldom, with tastes that last, and long tails. */
final class Streams {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final int ITEMS = 2000;
  private static final int TASTES = 20;

  private final Random random;
  private int answers;

  Streams(long seed) {
    this.random = new Random(seed);
  }

  /**
   * What has moved.
   *
   * @param shorter share of the histories that are cut to one item
   * @param defaulted share of the answers whose feature had no value
   * @param scores what is added to scores
   * @param fashion share of the items of histories that are one new item
   */
  record Shift(double shorter, double defaulted, double scores, double fashion) {

    static final Shift NONE = new Shift(0, 0.02, 0, 0);
  }

  /** The next answer, for one of so many shoppers of whom few come often. */
  LoggedPrediction answer(long version, Instant at, int shoppers, Shift shift) {
    int shopper = (int) (shoppers * Math.pow(random.nextDouble(), 2));
    List<String> history = history(shopper, shift);
    boolean defaulted = random.nextDouble() < shift.defaulted();
    List<Double> scores = new ArrayList<>();
    double best = random.nextGaussian() * 0.1 + 0.5 + shift.scores();
    for (int rank = 0; rank < 10; rank++) {
      scores.add(best / (rank + 1));
    }
    return new LoggedPrediction(
        "r" + answers++,
        "next-item",
        version,
        "shopper-" + shopper,
        at,
        List.of(
            new ReadFeature(
                "shopper_history:purchased_items",
                1,
                at,
                Optional.of(defaulted ? FeatureStanding.DEFAULTED : FeatureStanding.PRESENT),
                Optional.of(Duration.ofSeconds((long) (3600 * -Math.log(random.nextDouble())))))),
        List.of(new LoggedTensor("history", LoggedValues.texts(defaulted ? List.of() : history))),
        List.of(
            new LoggedTensor("model.item_ids", LoggedValues.texts(items(shopper, 10))),
            new LoggedTensor("model.scores", LoggedValues.numbers(scores))));
  }

  private List<String> history(int shopper, Shift shift) {
    int length =
        random.nextDouble() < shift.shorter() ? 1 : 1 + (int) (-8 * Math.log(random.nextDouble()));
    List<String> history = new ArrayList<>(items(shopper, length));
    history.replaceAll(item -> random.nextDouble() < shift.fashion() ? "in-fashion" : item);
    return history;
  }

  /** Items of the shopper's taste mostly: elements of one list are far from independent. */
  private List<String> items(int shopper, int length) {
    List<String> items = new ArrayList<>();
    for (int place = 0; place < length; place++) {
      int item = (int) (ITEMS * Math.pow(random.nextDouble(), 4));
      items.add("item-" + (item - item % TASTES + shopper % TASTES));
    }
    return items;
  }
}
