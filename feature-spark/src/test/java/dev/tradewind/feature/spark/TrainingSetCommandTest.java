package dev.tradewind.feature.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.history.domain.Replay;
import dev.tradewind.feature.history.domain.WantedRows;
import dev.tradewind.feature.history.domain.WantedRows.Point;
import dev.tradewind.feature.identity.domain.Link;
import dev.tradewind.feature.identity.domain.Links;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import scala.jdk.javaapi.CollectionConverters;

/** The job on a Spark of two threads, held against a replay in memory: every cell, bit for bit. */
class TrainingSetCommandTest {

  private static final List<String> SHOPPER =
      List.of(
          "activity:views_1h",
          "activity:spend_30d",
          "activity:mean_price",
          "activity:last_query",
          "activity:bought",
          "activity:spend_by_category",
          "activity:days");
  private static final List<String> ITEM = List.of("sales:sold", "sales:buyers");
  private static final long NOON = Micros.of(ShopArchive.NOON);
  private static final long LINKED = NOON - 3_600_000_000L;
  private static final Links LINKS =
      id ->
          id.equals("shopper-1") || id.equals("shopper-2")
              ? Optional.of(new Link("shopper-0", id, LINKED))
              : Optional.empty();

  private static SparkSession spark;

  @TempDir private Path directory;

  private final ShopArchive archive = new ShopArchive(7, 3_000);
  private Path definitions;
  private Path links;

  @BeforeAll
  static void startSpark() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 3)
            .config("spark.sql.session.timeZone", "UTC")
            .getOrCreate();
  }

  @AfterAll
  static void stopSpark() throws IOException {
    spark.close();
  }

  @BeforeEach
  void write() throws IOException {
    archive.writeTo(spark, directory.resolve("log").toString());
    definitions = Files.createDirectory(directory.resolve("views"));
    Files.writeString(definitions.resolve("activity.json"), ACTIVITY);
    Files.writeString(definitions.resolve("sales.json"), SALES);
    links =
        Files.writeString(
            directory.resolve("links.csv"),
            "shopper_id,alias_id,linked_at\nshopper-0,shopper-1,%1$d\nshopper-0,shopper-2,%1$d\n"
                .formatted(LINKED));
  }

  @Test
  void aSpineIsWhatTheReplaySaysForEveryIdOfAPerson() {
    Random random = new Random(3);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      long asOf = NOON - random.nextInt(400) * 30_000_000L;
      points.add(new Point("shopper-" + random.nextInt(13), asOf));
    }
    Path spine = writeSpine(points);
    List<Row> rows = run(SHOPPER, "--spine", spine.toString());
    expect(rows, SHOPPER, new WantedRows.Spine(points), Comparator.comparing(HistoryRow::place));
  }

  @Test
  void labelsAreWhatTheReplaySays() {
    WantedRows labels = new WantedRows.Labels(Set.of(EventType.PURCHASE), LineValue.ITEM_ID);
    List<Row> rows = run(SHOPPER, "--labels", "purchase:item_id");
    expect(
        rows,
        SHOPPER,
        labels,
        Comparator.comparing(HistoryRow::asOf).thenComparing(HistoryRow::place));
    assertThat(rows).allSatisfy(row -> assertThat(row.<String>getAs("label")).startsWith("item-"));
  }

  @Test
  void aScanIsWhatTheReplaySaysOfEveryEntity() {
    List<Row> rows = run(ITEM, "--scan", "end");
    List<Point> items = new ArrayList<>();
    long end = archive.facts().stream().mapToLong(EventFact::occurredAt).max().orElseThrow() + 1;
    for (int i = 0; i < 9; i++) {
      items.add(new Point("item-" + i, end));
    }
    expect(rows, ITEM, new WantedRows.Spine(items), Comparator.comparing(HistoryRow::entity));
  }

  @Test
  void aScanOfShoppersShowsWhomTheyAreKnownAs() {
    List<Row> rows = run(SHOPPER, "--scan", ShopArchive.NOON.toString());
    assertThat(rows)
        .extracting(row -> row.<String>getAs("entity_id"))
        .hasSize(10)
        .contains("shopper-0", "shopper-3")
        .doesNotContain("shopper-1", "shopper-2")
        .isSorted();
  }

  private Path writeSpine(List<Point> points) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      rows.add(
          RowFactory.create(
              points.get(i).entity(),
              java.sql.Timestamp.from(Micros.toInstant(points.get(i).asOf())),
              (long) i));
    }
    Path spine = directory.resolve("spine");
    StructType schema =
        new StructType()
            .add("entity_id", DataTypes.StringType)
            .add("as_of", DataTypes.TimestampType)
            .add("index", DataTypes.LongType);
    spark.createDataFrame(rows, schema).repartition(2).write().parquet(spine.toString());
    return spine;
  }

  private List<Row> run(List<String> features, String rows, String which) {
    Path out = directory.resolve("out");
    TrainingSetCommand command = new TrainingSetCommand();
    new CommandLine(command)
        .parseArgs(
            "--log",
            directory.resolve("log").toString(),
            "--links",
            links.toString(),
            "--definitions",
            definitions.toString(),
            "--features",
            String.join(",", features),
            rows,
            which,
            "--out",
            out.toString());
    command.run(spark);
    return spark.read().parquet(out.toString()).collectAsList();
  }

  private void expect(
      List<Row> rows, List<String> features, WantedRows wanted, Comparator<HistoryRow> order) {
    JobSpec spec = new JobSpec(List.of(ACTIVITY, SALES), features, new JobSpec.Rows.Spine());
    FeatureSelection selection = spec.selection();
    List<HistoryRow> replayed =
        new Replay(selection, archive.facts(), person -> true, Map.of(), LINKS)
            .rows(wanted).stream().sorted(order).toList();
    StructType schema = TrainingRowSchema.of(selection, wanted, features);
    assertThat(rows).isNotEmpty();
    // The first columns say where a row belongs, and are not written.
    int place = TrainingRowSchema.PLACE.size();
    assertThat(rows.stream().map(row -> cells(row, 0)).toList())
        .isEqualTo(
            replayed.stream()
                .map(row -> cells(TrainingRowSchema.row(row, schema), place))
                .toList());
  }

  /** Java's equality tells doubles apart by every bit. */
  private static List<Object> cells(Row row, int from) {
    List<Object> cells = new ArrayList<>();
    for (int i = from; i < row.length(); i++) {
      Object cell = row.get(i);
      if (cell instanceof scala.collection.Seq<?> texts) {
        cells.add(List.copyOf(CollectionConverters.asJava(texts)));
      } else if (cell instanceof scala.collection.Map<?, ?> groups) {
        cells.add(Map.copyOf(CollectionConverters.asJava(groups)));
      } else {
        cells.add(cell == null ? "no value" : cell);
      }
    }
    return cells;
  }

  private static final String ACTIVITY =
      """
      {"name": "activity", "entity": "ENTITY_SHOPPER", "features": [
        {"name": "views_1h", "aggregation": "AGGREGATION_COUNT", "eventTypes": ["view_item"],
         "window": "3600s"},
        {"name": "spend_30d", "aggregation": "AGGREGATION_SUM", "eventTypes": ["purchase"],
         "value": "amount", "window": "2592000s"},
        {"name": "mean_price", "aggregation": "AGGREGATION_MEAN", "eventTypes": ["purchase"],
         "value": "unit_price", "window": "2592000s", "filter": "quantity > 1.0"},
        {"name": "last_query", "aggregation": "AGGREGATION_LAST", "eventTypes": ["search"],
         "value": "query"},
        {"name": "bought", "aggregation": "AGGREGATION_RECENT", "eventTypes": ["purchase"],
         "value": "item_id", "limit": 5},
        {"name": "spend_by_category", "aggregation": "AGGREGATION_SUM",
         "eventTypes": ["purchase"], "value": "amount", "window": "2592000s",
         "groupBy": "category"},
        {"name": "days", "aggregation": "AGGREGATION_DAILY_SERIES", "eventTypes": ["purchase"],
         "value": "quantity", "window": "604800s"}]}
      """;

  private static final String SALES =
      """
      {"name": "sales", "entity": "ENTITY_ITEM", "features": [
        {"name": "sold", "aggregation": "AGGREGATION_SUM", "eventTypes": ["purchase"],
         "value": "quantity", "window": "2592000s"},
        {"name": "buyers", "aggregation": "AGGREGATION_COUNT", "eventTypes": ["purchase"],
         "window": "86400s"}]}
      """;
}
