package dev.tradewind.feature.history;

import dev.tradewind.feature.aggregate.domain.EventContext;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.EventLine;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.log.LogPage;
import dev.tradewind.feature.log.LogPage.LoggedEvent;
import dev.tradewind.feature.shop.RandomShop;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** A log of any length that holds nothing: each event is made when it is read. */
final class SimulatedLog implements EventLog {

  private static final int PARTITIONS = 8;
  private static final int ITEMS = 5_000;
  private static final int QUERIES = 2_000;

  /** Of a shopper, on average. */
  private static final int EVENTS = 50;

  private static final long HALF_YEAR = 180L * 86_400_000_000L;

  private final long perPartition;
  private final int shoppers;

  /** Of about so many events. */
  SimulatedLog(long events) {
    this.perPartition = events / PARTITIONS;
    this.shoppers = (int) Math.max(1, perPartition / EVENTS);
  }

  long size() {
    return perPartition * PARTITIONS;
  }

  /** How many of its events are purchases. */
  long purchases() {
    long purchases = 0;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      for (long offset = 0; offset < perPartition; offset++) {
        purchases += event(partition, offset).type() == EventType.PURCHASE ? 1 : 0;
      }
    }
    return purchases;
  }

  @Override
  public Uni<List<Long>> endOffsets() {
    return Uni.createFrom().item(Collections.nCopies(PARTITIONS, perPartition));
  }

  @Override
  public Uni<LogPage> read(int partition, long fromOffset, int maxEvents, Duration wait) {
    long end = Math.min(perPartition, fromOffset + maxEvents);
    List<LoggedEvent> events = new ArrayList<>();
    for (long offset = fromOffset; offset < end; offset++) {
      events.add(new LoggedEvent(Instant.EPOCH, event(partition, offset), "e-" + offset));
    }
    return Uni.createFrom().item(new LogPage(events, perPartition));
  }

  private EventFact event(int partition, long offset) {
    SplittableRandom random = new SplittableRandom(offset * PARTITIONS + partition);
    int kind = random.nextInt(20);
    EventType type =
        kind < 14
            ? EventType.VIEW_ITEM
            : kind < 16 ? EventType.SEARCH : kind < 19 ? EventType.ADD_TO_CART : EventType.PURCHASE;
    long at =
        Micros.of(RandomShop.NOON)
            - HALF_YEAR
            + offset * (HALF_YEAR / perPartition)
            - random.nextLong(3_600_000_000L);
    return new EventFact(
        type,
        "shopper-" + partition + "-" + random.nextInt(shoppers),
        at,
        partition,
        offset,
        type == EventType.SEARCH
            ? new EventContext.Builder()
                .text(LineValue.QUERY, "query " + random.nextInt(QUERIES))
                .build()
            : EventContext.NONE,
        List.of(line(type, random)));
  }

  private static EventLine line(EventType type, SplittableRandom random) {
    String item = "item-" + random.nextInt(ITEMS);
    return switch (type) {
      case VIEW_ITEM -> EventLine.ofItem(item);
      case SEARCH -> EventLine.ofCount("", random.nextInt(100));
      default -> EventLine.ofPieces(item, random.nextInt(3) + 1, random.nextInt(100_000_000));
    };
  }
}
