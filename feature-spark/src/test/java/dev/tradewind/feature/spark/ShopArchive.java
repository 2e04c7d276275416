package dev.tradewind.feature.spark;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.common.v1.Money;
import dev.tradewind.api.ingestion.v1.AddToCart;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LineItem;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.api.ingestion.v1.Purchase;
import dev.tradewind.api.ingestion.v1.Rating;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.event.EventFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Events of a few shoppers, out of order and often at the same moment, as they are archived. */
final class ShopArchive {

  static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private static final int PARTITIONS = 3;
  private static final StructType SCHEMA =
      new StructType()
          .add("partition", DataTypes.IntegerType)
          .add("event_offset", DataTypes.LongType)
          .add("event_id", DataTypes.StringType)
          .add("received_at", DataTypes.TimestampType)
          .add("occurred_at", DataTypes.TimestampType)
          .add("payload", DataTypes.BinaryType);

  private record Logged(int partition, LogEntry entry) {}

  private final Random random;
  private final List<Logged> log = new ArrayList<>();
  private final long[] offsets = new long[PARTITIONS];

  ShopArchive(long seed, int events) {
    this.random = new Random(seed);
    for (int i = 0; i < events; i++) {
      int partition = random.nextInt(PARTITIONS);
      LogEntry entry =
          LogEntry.newBuilder().setOffset(offsets[partition]++).setEvent(event(i)).build();
      log.add(new Logged(partition, entry));
    }
  }

  private Event event(int number) {
    Instant at = NOON.minusSeconds(random.nextInt(40) * (random.nextBoolean() ? 60L : 43_200L) + 1);
    Event.Builder event =
        Event.newBuilder()
            .setEventId("event-" + number)
            .setShopperId("shopper-" + random.nextInt(12))
            .setOccurredAt(Timestamp.newBuilder().setSeconds(at.getEpochSecond()));
    switch (random.nextInt(5)) {
      case 0 -> event.setViewItem(ViewItem.newBuilder().setItemId(item()));
      case 1 -> event.setSearch(Search.newBuilder().setQuery("query ü|" + random.nextInt(5)));
      case 2 -> event.setAddToCart(AddToCart.newBuilder().setLine(line()));
      case 3 -> event.setRating(Rating.newBuilder().setItemId(item()).setStars(4.5));
      default ->
          event.setPurchase(
              Purchase.newBuilder()
                  .setOrderId("order-" + number)
                  .addAllLines(
                      IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> line()).toList()));
    }
    return event.build();
  }

  private LineItem line() {
    LineItem.Builder line =
        LineItem.newBuilder()
            .setItemId(item())
            .setQuantity(random.nextInt(4) + 1)
            .addCategoryPath("category " + random.nextInt(3));
    if (random.nextInt(5) > 0) {
      line.setUnitPrice(
          Money.newBuilder()
              .setCurrencyCode("EUR")
              .setUnits(random.nextInt(90))
              .setNanos(random.nextInt(100) * 10_000_000));
    }
    return line.build();
  }

  private String item() {
    return "item-" + random.nextInt(9);
  }

  List<EventFact> facts() {
    return log.stream().map(logged -> EventFacts.of(logged.partition(), logged.entry())).toList();
  }

  /** Writes it as the ingestion service does, in several files. */
  void writeTo(SparkSession spark, String directory) {
    List<Row> rows = new ArrayList<>();
    for (Logged logged : log) {
      Event event = logged.entry().getEvent();
      Instant at = Instant.ofEpochSecond(event.getOccurredAt().getSeconds());
      rows.add(
          RowFactory.create(
              logged.partition(),
              logged.entry().getOffset(),
              event.getEventId(),
              java.sql.Timestamp.from(at),
              java.sql.Timestamp.from(at),
              event.toByteArray()));
    }
    spark.createDataFrame(rows, SCHEMA).repartition(3).write().parquet(directory);
  }
}
