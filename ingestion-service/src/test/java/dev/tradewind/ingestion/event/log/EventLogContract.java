package dev.tradewind.ingestion.event.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.domain.Screened;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every engine behind {@link EventLog} promises. Each test finds the log empty. */
public abstract class EventLogContract {

  /** How many partitions the log under test has. */
  protected static final int PARTITIONS = 8;

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final int MAX_BYTES = 1 << 20;

  /** The engine under test. */
  protected abstract EventLog log();

  @Test
  void placesEventsInTheOrderGivenFromOffsetZero() {
    Receipt receipt = append(good("a", 1), good("b", 2), good("c", 1));

    assertThat(receipt.acceptedIds()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(receipt.endOffsets()).containsOnlyKeys(1, 2).containsEntry(1, 2L);
    assertThat(read(1, 0).entries()).containsExactly(entry(0, "a"), entry(1, "c"));
    assertThat(read(2, 0).entries()).containsExactly(entry(0, "b"));
  }

  @Test
  void takesAnIdOnlyOnceWhateverComesWithIt() {
    append(good("a", 1));
    Receipt second = append(good("x", 1), good("a", 3), good("y", 1));

    assertThat(second.acceptedIds()).containsExactlyInAnyOrder("x", "y");
    assertThat(ids(read(1, 0))).containsExactly("a", "x", "y");
    assertThat(read(3, 0)).isEqualTo(nothing(0));
  }

  @Test
  void aBatchOfOldEventsChangesNothing() {
    append(good("a", 1));
    Receipt again = append(good("a", 1));

    assertThat(again.acceptedIds()).isEmpty();
    assertThat(again.endOffsets()).isEmpty();
    assertThat(read(1, 0).extent().endOffset()).isEqualTo(1);
  }

  @Test
  void readsFromAnOffsetUpToALimit() {
    append(IntStream.range(0, 10).mapToObj(i -> good("e" + i, 0)).toArray(Screened.Good[]::new));

    LogSlice slice = await(log().read(new ReadRange(0, 4, 3, MAX_BYTES)));

    assertThat(slice.entries()).extracting(LogEntry::offset).containsExactly(4L, 5L, 6L);
    assertThat(slice.extent().endOffset()).isEqualTo(10);
    assertThat(slice.nextOffset(4)).isEqualTo(7);
  }

  @Test
  void aSliceEndsBeforeItGrowsTooLargeButHoldsOneEntryInAnyCase() {
    append(big("a", 600), big("b", 300), big("c", 200), big("d", 2000), big("e", 1));

    assertThat(await(log().read(new ReadRange(0, 0, 10, 1000))).entries()).hasSize(2);
    assertThat(await(log().read(new ReadRange(0, 3, 10, 1000))).entries()).hasSize(1);
  }

  @Test
  void aReadAtOrBeyondTheEndGivesNothing() {
    append(good("a", 5));

    assertThat(read(5, 1)).isEqualTo(nothing(1));
    assertThat(read(5, 7)).isEqualTo(nothing(1));
  }

  @Test
  void knowsWhereEachPartitionEnds() {
    append(good("a", 7), good("b", 7));

    assertThat(await(log().extents()))
        .hasSize(PARTITIONS)
        .containsEntry(7, new Extent(0, 2))
        .containsEntry(0, new Extent(0, 0));
  }

  /**
   * Writers send overlapping ids in different orders: each id is accepted exactly once, no gap is
   * left.
   */
  @Test
  void sixteenWritersLeaveNeitherGapsNorDuplicates() {
    int writers = 16;
    int distinctIds = 400;
    List<Uni<Receipt>> appends = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      Random random = new Random(writer);
      for (int batch = 0; batch < 10; batch++) {
        Set<Integer> numbers = new HashSet<>();
        while (numbers.size() < 40) {
          numbers.add(random.nextInt(distinctIds));
        }
        List<Integer> order = new ArrayList<>(numbers);
        Collections.shuffle(order, random);
        List<Screened.Good> events =
            order.stream().map(n -> good("id-" + n, n % PARTITIONS)).toList();
        appends.add(log().append(new Batch(NOW, events)));
      }
    }
    List<Receipt> receipts =
        await(Uni.join().all(appends).usingConcurrencyOf(writers).andFailFast());

    List<String> accepted =
        receipts.stream().flatMap(receipt -> receipt.acceptedIds().stream()).toList();
    assertThat(accepted).doesNotHaveDuplicates().hasSize(distinctIds);
    List<String> read = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      LogSlice slice = await(log().read(new ReadRange(partition, 0, 1000, MAX_BYTES)));
      assertThat(slice.entries())
          .extracting(LogEntry::offset)
          .isEqualTo(LongStream.range(0, slice.extent().endOffset()).boxed().toList());
      read.addAll(ids(slice));
    }
    assertThat(read).containsExactlyInAnyOrderElementsOf(accepted);
  }

  /**
   * A writer that dies in mid-append has been told nothing. Whatever became of its batch, the one
   * who sends it again finds each event in the log once, and no gap.
   */
  @Test
  void anAppendWhoseAnswerIsLostMayBeSentAgain() {
    List<Batch> batches = new ArrayList<>();
    for (int batch = 0; batch < 60; batch++) {
      int first = batch * 5;
      batches.add(
          new Batch(
              NOW, IntStream.range(first, first + 5).mapToObj(i -> good("k" + i, i % 3)).toList()));
    }
    batches.forEach(batch -> log().append(batch).subscribe().asCompletionStage().cancel(true));
    batches.forEach(batch -> await(log().append(batch)));

    List<String> read = new ArrayList<>();
    for (int partition = 0; partition < 3; partition++) {
      LogSlice slice = read(partition, 0);
      assertThat(slice.entries())
          .extracting(LogEntry::offset)
          .isEqualTo(LongStream.range(0, slice.extent().endOffset()).boxed().toList());
      read.addAll(ids(slice));
    }
    assertThat(read)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 300).mapToObj(i -> "k" + i).toList());
  }

  /** A reader that follows the end while others write sees every offset once, in order. */
  @Test
  void aReaderThatFollowsTheWritersMissesNothing() {
    List<Uni<Receipt>> appends = new ArrayList<>();
    for (int batch = 0; batch < 100; batch++) {
      int first = batch * 5;
      appends.add(
          log()
              .append(
                  new Batch(
                      NOW,
                      IntStream.range(first, first + 5).mapToObj(i -> good("f" + i, 0)).toList())));
    }
    List<LogEntry> seen = new ArrayList<>();
    Uni<List<Receipt>> writing = Uni.join().all(appends).usingConcurrencyOf(8).andFailFast();
    CompletableFuture<List<Receipt>> written = writing.subscribeAsCompletionStage();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (seen.size() < 500 && System.nanoTime() < deadline) {
      seen.addAll(read(0, seen.size()).entries());
    }

    assertThat(written).succeedsWithin(Duration.ofSeconds(10));
    assertThat(seen)
        .extracting(LogEntry::offset)
        .isEqualTo(LongStream.range(0, 500).boxed().toList());
  }

  private Receipt append(Screened.Good... events) {
    return take(new Batch(NOW, Arrays.asList(events)));
  }

  /** Appends as a sender does. */
  protected Receipt take(Batch batch) {
    return await(log().append(batch));
  }

  private static LogSlice nothing(long end) {
    return new LogSlice(List.of(), new Extent(0, end));
  }

  private LogSlice read(int partition, long fromOffset) {
    return await(log().read(new ReadRange(partition, fromOffset, 1000, MAX_BYTES)));
  }

  private static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  private static Screened.Good good(String id, int partition) {
    return new Screened.Good(id, partition, payload(id));
  }

  private static Screened.Good big(String id, int bytes) {
    return new Screened.Good(id, 0, new Payload(new byte[bytes]));
  }

  private static Payload payload(String text) {
    return new Payload(text.getBytes(UTF_8));
  }

  private static LogEntry entry(long offset, String id) {
    return new LogEntry(offset, NOW, payload(id));
  }

  private static List<String> ids(LogSlice slice) {
    return slice.entries().stream()
        .map(entry -> new String(entry.payload().bytes(), UTF_8))
        .toList();
  }
}
