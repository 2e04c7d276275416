package dev.tradewind.ingestion.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.FieldSource;
import dev.tradewind.api.ingestion.v1.ImportSpec;
import dev.tradewind.ingestion.bulk.domain.FileImport;
import dev.tradewind.ingestion.bulk.domain.ImportState;
import dev.tradewind.ingestion.bulk.domain.Progress;
import dev.tradewind.ingestion.bulk.domain.Tally;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import over fakes of its ports, cut wherever it can be cut. */
class ImportRunTest {

  private static final int ROWS = 100;
  private static final Duration LEASE = Duration.ofSeconds(1);

  @TempDir Path directory;

  private final Clock clock = Clock.systemUTC();
  private final InMemoryImportStore store = new InMemoryImportStore();
  private final Map<String, Event> log = new LinkedHashMap<>();

  /** At this many calls of the sink the process dies: odd before the batch is taken, even after. */
  private int dieAt = Integer.MAX_VALUE;

  private int busyCalls;
  private int calls;
  private Path file;

  @BeforeEach
  void file() throws IOException {
    file = Files.writeString(directory.resolve("views.csv"), "content");
    store.create("i", new Payload(spec().toByteArray()), clock.instant());
  }

  @Test
  void everyRowBecomesAnEvent() {
    run(rows());
    assertThat(store.job().state()).isEqualTo(ImportState.FINISHED);
    assertThat(store.job().progress().tally()).isEqualTo(new Tally(ROWS, 0, 0));
    assertThat(store.job().progress().rowsRead()).isEqualTo(ROWS);
    assertThat(log).hasSize(ROWS);
    assertThat(log.values())
        .extracting(event -> event.getViewItem().getItemId())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, ROWS).mapToObj(i -> "item-" + i).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 9, 10, 19, 20, 25, 26})
  void cutAnywhereItGoesOnToTheSameEnd(int cut) {
    run(rows());
    Map<String, Event> whole = Map.copyOf(log);
    log.clear();
    store.create("i", new Payload(spec().toByteArray()), clock.instant());
    calls = 0;
    dieAt = cut;
    runUntilItDies();
    assertThat(store.job().state()).isEqualTo(ImportState.RUNNING);
    assertThat(store.job().progress().rowsRead()).isLessThan(ROWS);
    dieAt = Integer.MAX_VALUE;
    run(rows());
    assertThat(log).isEqualTo(whole);
    Progress progress = store.job().progress();
    assertThat(store.job().state()).isEqualTo(ImportState.FINISHED);
    assertThat(progress.rowsRead()).isEqualTo(ROWS);
    assertThat(progress.tally().accepted() + progress.tally().duplicate()).isEqualTo(ROWS);
    // Only the batch in which it was cut was sent twice.
    assertThat(progress.tally().duplicate()).isLessThanOrEqualTo(8);
  }

  @Test
  void aBusyOrUnreachableStoreIsTriedAgain() {
    busyCalls = 3;
    run(rows());
    assertThat(store.job().state()).isEqualTo(ImportState.FINISHED);
    assertThat(store.job().progress().tally()).isEqualTo(new Tally(ROWS, 0, 0));
  }

  @Test
  void aCancelledImportStopsAfterTheBatchUnderWay() {
    FileImport job = store.claim("worker", LEASE, clock.instant()).await().indefinitely().get();
    runOf(
            events -> {
              store.cancel("i", clock.instant()).await().indefinitely();
              return take(events);
            },
            rows())
        .run(job, "worker");
    assertThat(store.job().state()).isEqualTo(ImportState.CANCELLED);
    assertThat(log).hasSize(8);
  }

  @Test
  void anImportThatAnotherTookOverIsLeftToHim() {
    FileImport job = store.claim("first", LEASE, clock.instant()).await().indefinitely().get();
    runOf(
            events -> {
              store.claim("second", LEASE, clock.instant()).await().indefinitely();
              return take(events);
            },
            rows())
        .run(job, "first");
    assertThat(store.job().state()).isEqualTo(ImportState.RUNNING);
    assertThat(store.job().progress().rowsRead()).isZero();
  }

  @Test
  void aFileThatChangedInBetweenFails() throws IOException {
    dieAt = 3;
    runUntilItDies();
    Files.writeString(file, "other content");
    dieAt = Integer.MAX_VALUE;
    run(rows());
    assertThat(store.job().state()).isEqualTo(ImportState.FAILED);
    assertThat(store.job().error()).contains("the file was changed");
  }

  @Test
  void aRowThatCannotBeReadIsNamedAndItsNeighboursAreTaken() {
    List<List<String>> table = new ArrayList<>(rows().table());
    table.set(4, List.of("5", "yesterday", "item-5"));
    run(new ListRows(table));
    Progress progress = store.job().progress();
    assertThat(log).hasSize(ROWS - 1);
    assertThat(progress.unreadable()).isEqualTo(1);
    assertThat(progress.rowsRead()).isEqualTo(ROWS);
    assertThat(progress.firstUnreadable())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.row()).isEqualTo(5);
              assertThat(row.field()).isEqualTo("occurred_at");
              assertThat(row.detail()).doesNotContain("yesterday");
            });
  }

  private void run(ListRows rows) {
    FileImport job = store.claim("worker", LEASE, clock.instant()).await().indefinitely().get();
    runOf(this::take, rows).run(job, "worker");
  }

  private void runUntilItDies() {
    try {
      run(rows());
      throw new AssertionError("it lived");
    } catch (Killed killed) {
      assertThat(killed).isNotNull();
    }
  }

  private ImportRun runOf(EventSink sink, ListRows rows) {
    return new ImportRun(
        store,
        sink,
        (path, spec, columns) -> rows,
        path -> file,
        new Patience(Duration.ofMillis(1)),
        clock,
        8);
  }

  private Uni<Tally> take(List<Event> events) {
    if (busyCalls > 0) {
      busyCalls--;
      CommonReason reason =
          busyCalls % 2 == 0 ? CommonReason.OVERLOADED : CommonReason.DEPENDENCY_UNAVAILABLE;
      return Uni.createFrom().failure(new ServiceException(reason, "busy"));
    }
    calls++;
    if (2 * calls - 1 == dieAt) {
      throw new Killed();
    }
    long before = log.size();
    events.forEach(event -> log.putIfAbsent(event.getEventId(), event));
    if (2 * calls == dieAt) {
      throw new Killed();
    }
    long accepted = log.size() - before;
    return Uni.createFrom().item(new Tally(accepted, events.size() - accepted, 0));
  }

  private static ListRows rows() {
    return new ListRows(
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(i -> List.of(String.valueOf(i), "2026-01-01 10:00:00", "item-" + i))
            .toList());
  }

  private static ImportSpec spec() {
    return ImportSpec.newBuilder()
        .setPath("views.csv")
        .setPayload("view_item")
        .addFields(FieldSource.newBuilder().setField("occurred_at").setColumn("time"))
        .addFields(FieldSource.newBuilder().setField("view_item.item_id").setColumn("item"))
        .addFields(FieldSource.newBuilder().setField("shopper_id").setConstant("anna"))
        .build();
  }

  /** As if the process had been killed: nobody catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
