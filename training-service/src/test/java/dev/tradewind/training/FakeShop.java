package dev.tradewind.training;

import dev.tradewind.api.feature.v1.DoubleList;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.StringList;
import dev.tradewind.api.feature.v1.TrainingRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

  /** Above which values of its feature views are out of date. */
  public static final long MAX_AGE_SECONDS = 86_400;

  /** So many things each shopper did. */
  public static final int EVENTS = 60;

  private volatile int shoppers = 20;
  private volatile boolean down;
  private volatile boolean aimless;
  private volatile double psi;
  private volatile boolean attributes = true;
  private volatile boolean events = true;
  private volatile boolean tellsViews = true;
  private volatile int branded;

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

  /** Whether it has a view of the brands and categories of items, and of how many it knows them. */
  public void attributes(boolean served, int items) {
    attributes = served;
    branded = items;
  }

  /** Whether it tells the definitions of its views. */
  public void tellsViews(boolean tells) {
    tellsViews = tells;
  }

  boolean tellsViews() {
    return tellsViews;
  }

  /** Whether it has a view of what shoppers did. */
  public void events(boolean served) {
    events = served;
  }

  boolean serves(String feature) {
    return (attributes || !feature.startsWith("item_attributes:"))
        && (events || !feature.startsWith("shopper_events:"));
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
      case "item_attributes:brand" ->
          IntStream.range(0, branded).mapToObj(this::attributes).toList();
      case "shopper_events:events" ->
          IntStream.range(0, shoppers).mapToObj(FakeShop::events).toList();
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

  /** A guest looks at something now and then, for sixty days, and some buy. */
  private static TrainingRow events(int shopper) {
    Random random = new Random(shopper);
    StringList.Builder lines = StringList.newBuilder();
    long second = NOW.minus(Duration.ofDays(60)).getEpochSecond();
    for (int event = 0; event < EVENTS; event++) {
      second += 600 + random.nextInt(170_000);
      boolean buys = random.nextInt(shopper % 2 == 0 ? 3 : 12) == 0;
      lines.addValues(second + (buys ? " purchase " + random.nextInt(90) + ".5" : " view_item "));
    }
    return TrainingRow.newBuilder()
        .setEntityId("guest-" + shopper)
        .addValues(FeatureValue.newBuilder().setStringList(lines))
        .build();
  }

  private TrainingRow attributes(int item) {
    return TrainingRow.newBuilder()
        .setEntityId((aimless ? "i" : "item-") + item)
        .addValues(text("of " + item % 2))
        .addValues(item == 0 ? FeatureValue.getDefaultInstance() : text("tea>green \"first\""))
        .build();
  }

  private static FeatureValue text(String value) {
    return FeatureValue.newBuilder().setStringValue(value).build();
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
