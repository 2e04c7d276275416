package dev.tradewind.ingestion.cleaning;

import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.ListedItem;
import dev.tradewind.api.ingestion.v1.PaymentMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Values around the limits of the contract; mostly good ones, as an event has many of them. */
final class RandomValues {

  private static final List<String> IDS =
      List.of(
          "a",
          "A-z_0.9:b",
          "x".repeat(64),
          "x".repeat(65),
          "",
          "a b",
          "a@b",
          "+49",
          "\u00e4",
          "a\n");

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  boolean rarely() {
    return random.nextInt(12) == 0;
  }

  /** Any number from 0 on, below the bound. */
  int anyOf(int bound) {
    return random.nextInt(bound);
  }

  /** Mostly one of the first two. */
  int number(int... values) {
    return values[rarely() ? random.nextInt(values.length) : random.nextInt(2)];
  }

  double stars() {
    double[] all = {0.5, 5, 0, 0.49, 5.01, 0.1, -0.0, Double.NaN, Double.POSITIVE_INFINITY};
    return all[rarely() ? random.nextInt(all.length) : random.nextInt(2)];
  }

  double metric() {
    double[] all = {1.5, -2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    return all[rarely() ? random.nextInt(all.length) : random.nextInt(2)];
  }

  String id() {
    return IDS.get(rarely() ? random.nextInt(IDS.size()) : random.nextInt(3));
  }

  String idOrEmpty() {
    return random.nextInt(3) == 0 ? "" : id();
  }

  /** A text of the least or the greatest length; rarely one character off. */
  String text(int atLeast, int atMost) {
    return "t".repeat(Math.max(0, number(atLeast, atMost, atLeast - 1, atMost + 1)));
  }

  String country() {
    return List.of("", "DE", "de", "DEU", "D").get(number(0, 1, 2, 3, 4));
  }

  String snakeCase() {
    return List.of(
            "a", "snake_case_2", "Big", "2a", "_a", "", "s".repeat(64), "s".repeat(65), "a-b")
        .get(number(0, 1, 2, 3, 4, 5, 6, 7, 8));
  }

  Money money() {
    return Money.newBuilder()
        .setCurrencyCode(rarely() ? "Eur" : "EUR")
        .setUnits(number(0, 5, -5))
        .setNanos(number(0, 999_999_999, -999_999_999, 1_000_000_000, -1_000_000_000))
        .build();
  }

  List<String> categories() {
    return many(() -> text(1, 128), 0, 1, 8, 9);
  }

  List<LineItem> lines(int... sizes) {
    return many(this::line, sizes);
  }

  LineItem line() {
    LineItem.Builder line =
        LineItem.newBuilder().setItemId(id()).setQuantity(number(1, 1_000_000, 0, 1_000_001, -1));
    if (random.nextBoolean()) {
      line.setUnitPrice(money());
    }
    if (rarely()) {
      line.setBasePrice(money());
    }
    if (rarely()) {
      line.addAllCategoryPath(categories()).setBrand(text(1, 128));
    }
    return line.build();
  }

  List<ListedItem> listed() {
    return many(this::listedItem, 1, 2, 0, 500, 501);
  }

  ListedItem listedItem() {
    ListedItem.Builder item =
        ListedItem.newBuilder()
            .setItemId(random.nextInt(50) == 0 ? id() : "i")
            .setPosition(random.nextInt(50) == 0 ? number(0, 10_000, -1, 10_001) : 1);
    if (random.nextInt(50) == 0) {
      item.addAllCategoryPath(categories());
    }
    return item.build();
  }

  PaymentMethod method() {
    return PaymentMethod.newBuilder()
        .setKind(text(1, 32))
        .setFingerprint(idOrEmpty())
        .setCountryCode(country())
        .build();
  }

  private <T> List<T> many(Supplier<T> one, int... sizes) {
    List<T> all = new ArrayList<>();
    for (int i = number(sizes); i > 0; i--) {
      all.add(one.get());
    }
    return all;
  }
}
