package dev.tradewind.training;

import dev.tradewind.api.feature.v1.DoubleList;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.StringList;
import dev.tradewind.api.feature.v1.TrainingRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What the feature service of the tests knows. */
@ApplicationScoped
public class FakeShop {

  public static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

  /** The end of each partition of its log. */
  public static final List<Long> END_OFFSETS = List.of(120L, 98L);

  /** The version of its feature views. */
  public static final int VIEW_VERSION = 3;

  private volatile int shoppers = 20;
  private volatile boolean down;
  private volatile boolean aimless;
  private volatile double psi;

  /** How far all features have moved. */
  public void psi(double index) {
    psi = index;
  }

  double psi() {
    return psi;
  }

  /** So many shoppers bought five of forty things each, in no order that anyone could learn. */
  public void aimless(int count) {
    shoppers = count;
    aimless = true;
  }

  /** So many shoppers bought something; one more did not. */
  public void shoppers(int count) {
    shoppers = count;
    aimless = false;
  }

  /** Whether the feature service answers. */
  public void down(boolean isDown) {
    down = isDown;
  }

  boolean isDown() {
    return down;
  }

  List<TrainingRow> rows(String feature) {
    return switch (feature) {
      case "shopper_history:purchased_items" ->
          IntStream.rangeClosed(0, shoppers)
              .mapToObj(shopper -> aimless ? chance(shopper) : history(shopper))
              .toList();
      case "item_demand:units_daily" ->
          List.of(demand("cup", 0, 0), demand("tea", 0, 2), demand("tin", 1, 1));
      default -> List.of();
    };
  }

  private static TrainingRow chance(int shopper) {
    StringList.Builder items = StringList.newBuilder();
    new Random(shopper)
        .ints(0, 40)
        .distinct()
        .limit(5)
        .forEach(item -> items.addValues("i" + item));
    return TrainingRow.newBuilder()
        .setEntityId("wanderer-" + shopper)
        .addValues(FeatureValue.newBuilder().setStringList(items))
        .build();
  }

  private static TrainingRow history(int shopper) {
    StringList.Builder items = StringList.newBuilder();
    for (int item = 0; item < shopper % 5 + (shopper == 0 ? 0 : 1); item++) {
      items.addValues("item-" + item);
    }
    return TrainingRow.newBuilder()
        .setEntityId("shopper-" + shopper)
        .addValues(FeatureValue.newBuilder().setStringList(items))
        .build();
  }

  private static TrainingRow demand(String item, double before, double yesterday) {
    return TrainingRow.newBuilder()
        .setEntityId(item)
        .addValues(
            FeatureValue.newBuilder()
                .setDoubleList(DoubleList.newBuilder().addValues(before).addValues(yesterday)))
        .build();
  }
}
