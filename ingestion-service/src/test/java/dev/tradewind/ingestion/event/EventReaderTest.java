package dev.tradewind.ingestion.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventReaderTest {

  private final FromFiveToNine log = new FromFiveToNine();
  private final AppendSignal signal = new AppendSignal(1);
  private final EventReader reader = new EventReader(log, signal, new Partitions(8));

  @Test
  void aReadFromBeforeTheLogsBeginningIsToldWhereItBegins() {
    assertFails(4, IngestionReason.OFFSET_EXPIRED, "from_offset: 4 (expected: 5 to 9");
  }

  @Test
  void aReadFromBeyondItsEndIsToldWhereItEnds() {
    assertFails(10, IngestionReason.OFFSET_OUT_OF_RANGE, "from_offset: 10 (expected: 5 to 9");
  }

  @Test
  void aReadAtItsEndIsFine() {
    assertThat(read(9).entries()).isEmpty();
  }

  @Test
  void aReaderAtTheKnownEndWaitsWithoutALookAtTheLog() {
    signal.appended(Map.of(1, 9L));
    CompletableFuture<LogSlice> waiting = follow(9);
    assertThat(log.reads.get()).isZero();

    signal.appended(Map.of(1, 10L));
    assertThat(waiting).isDone();
    assertThat(log.reads.get()).isEqualTo(1);
  }

  @Test
  void aReaderAtAnEndThatNobodyToldOfLooksFirst() {
    assertThat(follow(9)).isNotDone();
    assertThat(log.reads.get()).isEqualTo(1);
  }

  @Test
  void aWaitWithoutAnEventEndsWithALookAtTheLog() {
    signal.appended(Map.of(1, 9L));
    LogSlice slice =
        reader
            .read(new ReadRange(1, 9, 10, 1000), Duration.ofMillis(1))
            .await()
            .atMost(Duration.ofSeconds(5));

    assertThat(slice.extent()).isEqualTo(new Extent(5, 9));
    assertThat(log.reads.get()).isEqualTo(1);
  }

  private CompletableFuture<LogSlice> follow(long fromOffset) {
    return reader
        .read(new ReadRange(1, fromOffset, 10, 1000), Duration.ofMinutes(5))
        .subscribe()
        .asCompletionStage();
  }

  private void assertFails(long fromOffset, IngestionReason reason, String message) {
    assertThatThrownBy(() -> read(fromOffset))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            ServiceException.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private LogSlice read(long fromOffset) {
    return reader
        .read(new ReadRange(1, fromOffset, 10, 1000), Duration.ZERO)
        .await()
        .atMost(Duration.ofSeconds(5));
  }

  /** A log whose first events retention has removed. */
  private static final class FromFiveToNine implements EventLog {
    private final AtomicInteger reads = new AtomicInteger();

    @Override
    public Uni<Receipt> append(Batch batch) {
      throw new UnsupportedOperationException("nobody appends here");
    }

    @Override
    public Uni<LogSlice> read(ReadRange range) {
      reads.incrementAndGet();
      return Uni.createFrom().item(new LogSlice(List.of(), new Extent(5, 9)));
    }

    @Override
    public Uni<Map<Integer, Extent>> extents() {
      return Uni.createFrom().item(Map.of(1, new Extent(5, 9)));
    }
  }
}
