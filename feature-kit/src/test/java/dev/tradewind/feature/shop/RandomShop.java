package dev.tradewind.feature.shop;

import dev.tradewind.feature.aggregate.domain.EventContext;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.EventLine;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Events of a few shoppers and items, out of order and often at the same moment. */
public final class RandomShop {

  public static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  public static final int PARTITIONS = 3;

  private static final List<EventType> TYPES = List.of(
          EventType.VIEW_ITEM,
          EventType.SEARCH,
          EventType.ADD_TO_CART,
          EventType.REMOVE_FROM_CART,
          EventType.PURCHASE,
          EventType.REFUND,
          EventType.RATING,
          EventType.OTHER);

  /** Spreads over every tile size: seconds, minutes, hours, days. */
  private static final long[] GRAINS = {1_000_000L, 60_000_000L, 3_600_000_000L, 43_200_000_000L};

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
    String subject = "shopper-" + random.nextInt(4);
    int partition = partitionOf(subject);
    long age = (random.nextInt(30) + 1) * GRAINS[random.nextInt(GRAINS.length)];
    EventType type = TYPES.get(random.nextInt(TYPES.size()));
    return new EventFact(
        type,
        subject,
        Micros.of(NOON) - age,
        partition,
        offsets[partition]++,
        context(type),
        lines(type));
  }

  private EventContext context(EventType type) {
    return type == EventType.SEARCH
        ? new EventContext.Builder().text(LineValue.QUERY, "query " + random.nextInt(9)).build()
        : EventContext.NONE;
  }

  private List<EventLine> lines(EventType type) {
    return switch (type) {
      case VIEW_ITEM -> List.of(EventLine.ofItem(item()));
      case SEARCH -> List.of(EventLine.ofCount("", random.nextInt(100)));
      case RATING, REVIEW ->
          List.of(EventLine.ofRating(item(), (random.nextInt(10) + 1) * EventLine.ONE / 2));
      case ADD_TO_CART, REMOVE_FROM_CART, PURCHASE, REFUND -> {
        List<EventLine> lines = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
          long price = random.nextInt(5) == 0 ? EventLine.ABSENT : random.nextInt(100_000_000);
          lines.add(EventLine.ofPieces(item(), random.nextInt(4) + 1, price));
        }
        yield lines;
      }
      default -> List.of(EventLine.EMPTY);
    };
  }

  private String item() {
    return "item-" + random.nextInt(5);
  }
}
