package dev.tradewind.feature.shop;

import dev.tradewind.feature.aggregate.domain.EventContext;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.EventLine;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Events of a few shoppers and items, out of order and often at the same moment. */
public final class RandomShop {

  public static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  public static final int PARTITIONS = 3;

  /**
   * Not predictions nor their outcomes: shops that were drawn before they were known are drawn
   * again as they were.
   */
  private static final List<EventType> ALL =
      Arrays.stream(EventType.values())
          .filter(type -> type != EventType.PREDICTION && type != EventType.PREDICTION_OUTCOME)
          .toList();

  private static final List<EventType> FREQUENT =
      List.of(
          EventType.VIEW_ITEM,
          EventType.SEARCH,
          EventType.ADD_TO_CART,
          EventType.REMOVE_FROM_CART,
          EventType.PURCHASE,
          EventType.REFUND,
          EventType.RATING,
          EventType.OTHER);

  /** Spreads over every tile size: seconds, minutes, hours, days, weeks. */
  private static final long[] GRAINS = {
    1_000_000L, 60_000_000L, 3_600_000_000L, 43_200_000_000L, 950_400_000_000L
  };

  private static final List<String> CATEGORIES = List.of("shoes", "bags|belts", "");
  private static final List<String> CHANNELS = List.of("web", "app", "store");

  private final Random random;
  private final long[] offsets = new long[PARTITIONS];

  public RandomShop(long seed) {
    this.random = new Random(seed);
  }

  /** The partition of a subject. */
  public static int partitionOf(String subject) {
    return Math.floorMod(subject.hashCode(), PARTITIONS);
  }

  /** Events in the order in which the log took them; all before noon. */
  public List<EventFact> events(int count) {
    List<EventFact> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event());
    }
    return events;
  }

  private EventFact event() {
    EventType type = random.nextBoolean() ? pick(FREQUENT) : pick(ALL);
    boolean noShopper = type == EventType.STOCK_MOVEMENT || type == EventType.PRICE_CHANGE;
    String subject = noShopper ? "" : "shopper-" + random.nextInt(4);
    int partition = partitionOf(subject);
    long age = (random.nextInt(30) + 1) * GRAINS[random.nextInt(GRAINS.length)];
    return new EventFact(
        type,
        subject,
        Micros.of(NOON) - age - (random.nextInt(3) == 0 ? random.nextInt(999) : 0),
        partition,
        offsets[partition]++,
        context(type),
        lines(type));
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private EventContext context(EventType type) {
    EventContext.Builder context =
        new EventContext.Builder()
            .text(LineValue.CHANNEL, pick(CHANNELS))
            .text(LineValue.SESSION_ID, "session-" + random.nextInt(6))
            .text(LineValue.DEVICE_ID, random.nextBoolean() ? "device-" + random.nextInt(3) : "")
            .text(LineValue.STORE_ID, random.nextBoolean() ? "store-" + random.nextInt(2) : "");
    for (LineValue value : LineValue.values()) {
      if (value.isText() && ofContext(value) && type.carries(value)) {
        context.text(value, random.nextInt(4) == 0 ? "" : text(value));
      }
    }
    if (type == EventType.CUSTOM) {
      context.custom(
          random.nextBoolean() ? Map.of("colour", pick(List.of("red", "blue"))) : Map.of(),
          random.nextBoolean() ? Map.of("weight", random.nextInt(900) / 100.0) : Map.of());
    }
    return context.denied(denied()).build();
  }

  private static boolean ofContext(LineValue value) {
    return switch (value) {
      case EVENT_TYPE,
          ITEM_ID,
          CATEGORY,
          CATEGORY_PATH,
          BRAND,
          CURRENCY,
          CHANNEL,
          SESSION_ID,
          DEVICE_ID,
          STORE_ID ->
          false;
      default -> true;
    };
  }

  /** Some with the characters that ids of entities are joined by. */
  private String text(LineValue value) {
    return value.wireName() + List.of(" ", "|", "\\").get(random.nextInt(3)) + random.nextInt(3);
  }

  private Set<Purpose> denied() {
    Set<Purpose> denied = EnumSet.noneOf(Purpose.class);
    if (random.nextInt(4) == 0) {
      denied.add(Purpose.PERSONALIZATION);
    }
    if (random.nextInt(4) == 0) {
      denied.add(Purpose.ADVERTISING);
    }
    return denied;
  }

  private List<EventLine> lines(EventType type) {
    List<EventLine> lines = new ArrayList<>();
    for (int i = type.carries(LineValue.ITEM_ID) ? random.nextInt(3) : 0; i >= 0; i--) {
      lines.add(line(type));
    }
    return lines;
  }

  private EventLine line(EventType type) {
    if (type == EventType.SEARCH) {
      return EventLine.ofCount("", random.nextInt(100));
    }
    if (type == EventType.STOCK_MOVEMENT) {
      return EventLine.ofCount(item(), random.nextInt(100) - 50);
    }
    if (type == EventType.PAYMENT_ATTEMPT || type == EventType.PAYMENT_RESULT) {
      return EventLine.ofPayment(price(), "EUR");
    }
    if (!type.carries(LineValue.ITEM_ID)) {
      return EventLine.EMPTY;
    }
    if (type == EventType.RATING || type == EventType.REVIEW) {
      return EventLine.ofRating(item(), (random.nextInt(10) + 1) * EventLine.ONE / 2);
    }
    int number = random.nextInt(5);
    String category = type.carries(LineValue.CATEGORY) ? CATEGORIES.get(number % 3) : "";
    String path = category.isEmpty() ? "" : category + ">" + number;
    String brand = type.carries(LineValue.BRAND) && number > 2 ? "acme" : "";
    EventLine line = EventLine.ofItem("item-" + number, category, path, brand);
    if (type.carries(LineValue.QUANTITY)) {
      return line.withPieces(random.nextInt(4) + 1, price(), "EUR");
    }
    return type.carries(LineValue.POSITION) && random.nextBoolean()
        ? line.at((random.nextInt(9) + 1) * EventLine.ONE)
        : line;
  }

  /** Whole units, hundredths, millionths, or none. */
  private long price() {
    return switch (random.nextInt(5)) {
      case 0 -> EventLine.ABSENT;
      case 1 -> random.nextInt(100) * EventLine.ONE;
      case 2 -> random.nextInt(10_000) * 10_000L;
      default -> random.nextInt(100_000_000);
    };
  }

  private String item() {
    return "item-" + random.nextInt(5);
  }
}
