package dev.tradewind.feature.history.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.history.Derivations;
import dev.tradewind.feature.history.HistoryConfig;
import dev.tradewind.feature.history.TestHistoryConfig;
import dev.tradewind.feature.history.TrainingPage;
import dev.tradewind.feature.history.TrainingSetFiles;
import dev.tradewind.feature.history.TrainingSetQuery;
import dev.tradewind.feature.history.TrainingSets;
import dev.tradewind.feature.history.domain.WantedRows;
import dev.tradewind.feature.history.export.Export.Outcome;
import dev.tradewind.feature.identity.domain.Links;
import dev.tradewind.feature.shop.FakeEventLog;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.feature.shop.Views;
import dev.tradewind.feature.wire.FeatureMessages;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.testkit.Eventually;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetExportsTest {

  private static final String ASKED = "0123456789abcdef".repeat(4);

  @TempDir private Path directory;

  private final FakeEventLog log = new FakeEventLog();
  private final TestClock clock = new TestClock(RandomShop.NOON);
  private final ExportStore store = new InMemoryExportStore();
  private TrainingSets pages;
  private TrainingSetExports exports;

  @BeforeEach
  void start() {
    log.append(new RandomShop(5).events(600));
    HistoryConfig config = new TestHistoryConfig(directory, 50_000_000);
    Derivations derivations = new Derivations(log, () -> Uni.createFrom().item(Links.NONE), config);
    pages = new TrainingSets(derivations, clock, config);
    exports = new TrainingSetExports(new TrainingSetFiles(derivations), store, clock, config);
  }

  @Test
  void theFileSaysWhatThePagesSayBitForBit() throws SQLException, IOException {
    Outcome.Finished finished = finished(export("purchases", labels()));
    Path file = Path.of(URI.create(finished.uri()));
    TrainingPage page = await(pages.derive(labels(), 5_000));

    assertThat(finished.rows()).isEqualTo(page.totalRows()).isPositive();
    assertThat(finished.endOffsets()).isEqualTo(page.endOffsets());
    assertThat(finished.sha256())
        .isEqualTo(Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString());
    assertThat(read(file)).isEqualTo(page.rows().stream().map(this::cells).toList());
    assertThat(directory.resolve("exports")).isDirectoryContaining("glob:**purchases.parquet");
    assertThat(files()).hasSize(1);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.list(directory.resolve("exports"))) {
      return found.toList();
    }
  }

  private List<Object> cells(TrainingRow row) {
    List<Object> cells = new ArrayList<>();
    cells.add(row.getEntityId());
    cells.add(FeatureMessages.toMicros(row.getAsOf()));
    row.getValuesList().forEach(value -> cells.add(cell(value)));
    cells.add(cell(row.getLabel()));
    return cells;
  }

  private static Object cell(FeatureValue value) {
    return switch (value.getKindCase()) {
      case INT64_VALUE -> value.getInt64Value();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case STRING_VALUE -> value.getStringValue();
      case STRING_LIST -> List.copyOf(value.getStringList().getValuesList());
      case DOUBLE_LIST -> List.copyOf(value.getDoubleList().getValuesList());
      case DOUBLE_MAP -> Map.copyOf(value.getDoubleMap().getValuesMap());
      case KIND_NOT_SET -> "no value";
    };
  }

  /** Every row of a file; doubles are equal where every bit is. */
  private static List<List<Object>> read(Path file) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT entity_id, epoch_us(as_of), * EXCLUDE (entity_id, as_of)"
                    + " FROM read_parquet('"
                    + file
                    + "')")) {
      while (found.next()) {
        List<Object> cells = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          Object cell = found.getObject(i);
          if (cell instanceof Array array) {
            cells.add(Arrays.asList((Object[]) array.getArray()));
          } else {
            cells.add(cell == null ? "no value" : cell);
          }
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  @Test
  void theSameRequestTwiceIsOneExportAndAnotherIsRefused() {
    Export first = await(exports.create("a", ASKED, scan()));
    assertThat(await(exports.create("a", ASKED, scan())).id()).isEqualTo(first.id());
    Outcome.Finished finished = finished("a");
    assertThat(await(exports.create("a", ASKED, scan())).outcome()).isEqualTo(finished);
    assertThatThrownBy(() -> await(exports.create("a", "f".repeat(64), scan())))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refused -> assertThat(refused.reason()).isEqualTo(FeatureReason.EXPORT_EXISTS));
  }

  @Test
  void aFailedExportSaysWhyAndLeavesNothing() throws IOException {
    log.setDown(true);
    export("b", scan());
    Eventually.until("failed", () -> await(exports.get("b")).outcome() instanceof Outcome.Failed);
    assertThat(((Outcome.Failed) await(exports.get("b")).outcome()).error())
        .contains("ingestion service");
    assertThat(files()).isEmpty();
  }

  @Test
  void aCancelledExportLeavesNothingAndAFinishedOneStays() throws IOException {
    await(store.add(Export.running("elsewhere", ASKED), clock.instant()));
    assertThat(await(exports.cancel("elsewhere")).outcome())
        .isEqualTo(new Outcome.Cancelled("cancelled"));
    Outcome.Finished finished = finished(export("here", scan()));
    assertThat(await(exports.cancel("here")).outcome()).isEqualTo(finished);
    assertThat(files()).hasSize(1);
  }

  @Test
  void whatAnInstanceThatDiedLeftIsDeletedAndSaid() throws IOException {
    await(store.add(Export.running("dead", ASKED), clock.instant()));
    Path part = Files.writeString(directory.resolve("exports/dead.parquet.part"), "half");
    await(exports.giveUpSilent());
    assertThat(part).exists();
    clock.advance(TrainingSetExports.SILENT.plusSeconds(1));
    await(exports.giveUpSilent());
    assertThat(part).doesNotExist();
    assertThat(await(exports.get("dead")).outcome())
        .isEqualTo(new Outcome.Cancelled("the service ended meanwhile"));
  }

  @Test
  void anUnknownExportIsSaidToBeUnknown() {
    assertThatThrownBy(() -> await(exports.get("none")))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refused -> assertThat(refused.reason()).isEqualTo(FeatureReason.EXPORT_UNKNOWN));
  }

  private String export(String id, TrainingSetQuery query) {
    await(exports.create(id, ASKED, query));
    return id;
  }

  private Outcome.Finished finished(String id) {
    Eventually.until("ended", () -> !(await(exports.get(id)).outcome() instanceof Outcome.Running));
    assertThat(await(exports.get(id)).outcome()).isInstanceOf(Outcome.Finished.class);
    return (Outcome.Finished) await(exports.get(id)).outcome();
  }

  private static TrainingSetQuery labels() {
    List<String> features = Views.features(Views.SHOPPER);
    return new TrainingSetQuery(
        features,
        Views.catalog().select(features),
        Map.of(),
        new WantedRows.Labels(Set.of(EventType.PURCHASE), LineValue.ITEM_ID));
  }

  private static TrainingSetQuery scan() {
    List<String> features = Views.features(Views.ITEM);
    return new TrainingSetQuery(
        features,
        Views.catalog().select(features),
        Map.of(),
        new WantedRows.Scan(OptionalLong.empty()));
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(20));
  }
}
