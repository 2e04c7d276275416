package dev.tradewind.inference.shoplog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.inference.fixture.IngestionServer;
import dev.tradewind.kit.shoplog.IngestionLog;
import dev.tradewind.kit.shoplog.LoggedEvent;
import dev.tradewind.kit.shoplog.ShopLog;
import dev.tradewind.kit.shoplog.ShopLog.Extent;
import dev.tradewind.kit.shoplog.ShopLog.Page;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SharedReadsTest {

  private static final Duration WAIT = Duration.ofSeconds(10);

  /** Answers when told to. */
  private static final class Slow implements ShopLog {

    private final Queue<CompletableFuture<Page>> asked = new ArrayDeque<>();

    @Override
    public Uni<List<Extent>> extents() {
      return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Page> read(int partition, long fromOffset, int maximum, Duration wait) {
      return Uni.createFrom()
          .completionStage(
              () -> {
                CompletableFuture<Page> answer = new CompletableFuture<>();
                asked.add(answer);
                return answer;
              });
    }

    private void answers(Page page) {
      asked.remove().complete(page);
    }
  }

  private final Slow log = new Slow();
  private final SharedReads shared = new SharedReads(log);

  private static Page page(long from, int events) {
    List<LoggedEvent> logged =
        LongStream.range(from, from + events)
            .mapToObj(at -> new LoggedEvent(0, at, Instant.EPOCH, Event.getDefaultInstance()))
            .toList();
    return new Page(logged, from + events, from + events);
  }

  private CompletableFuture<Page> read(long from) {
    return read(0, from, 100, WAIT);
  }

  private CompletableFuture<Page> read(int partition, long from, int maximum, Duration wait) {
    return shared.read(partition, from, maximum, wait).subscribeAsCompletionStage();
  }

  @Test
  void whoAsksWhatIsUnderWayWaitsForTheSameAnswer() {
    CompletableFuture<Page> first = read(7);
    CompletableFuture<Page> second = read(7);
    assertThat(log.asked).hasSize(1);

    log.answers(page(7, 3));

    assertThat(first.join()).isSameAs(second.join()).isEqualTo(page(7, 3));
  }

  @Test
  void whoComesLaterHasTheLatestPageWhichSaysNotWhereTheLogEndsNow() {
    CompletableFuture<Page> first = read(7);
    log.answers(page(7, 3));
    assertThat(first.join().end()).isEqualTo(10);

    Page late = read(7).join();

    assertThat(log.asked).isEmpty();
    assertThat(late.events()).isEqualTo(page(7, 3).events());
    assertThat(late.next()).isEqualTo(10).isLessThan(late.end());
  }

  @Test
  void otherPlacesSizesAndWaitsAreReadsOfTheirOwn() {
    List<CompletableFuture<Page>> reads =
        List.of(
            read(7),
            read(8),
            read(1, 7, 100, WAIT),
            read(0, 7, 99, WAIT),
            read(0, 7, 100, Duration.ZERO));

    assertThat(reads).noneMatch(CompletableFuture::isDone);
    assertThat(log.asked).hasSize(5);
  }

  @Test
  void whereNothingCameItIsAskedAgain() {
    CompletableFuture<Page> first = read(7);
    log.answers(page(7, 0));
    assertThat(first.join().events()).isEmpty();

    assertThat(read(7)).isNotDone();
    assertThat(log.asked).hasSize(1);
  }

  @Test
  void whoLeavesTakesNobodysAnswerAway() {
    CompletableFuture<Page> first = read(7);
    CompletableFuture<Page> second = read(7);
    first.cancel(true);

    log.answers(page(7, 1));

    assertThat(second.join()).isEqualTo(page(7, 1));
  }

  @Test
  void aFailureIsOfAllWhoWaitedAndKeptForNobody() {
    CompletableFuture<Page> first = read(7);
    CompletableFuture<Page> second = read(7);

    log.asked.remove().completeExceptionally(new IllegalStateException("away"));

    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompletedExceptionally();
    CompletableFuture<Page> again = read(7);
    log.answers(page(7, 1));
    assertThat(again.join()).isEqualTo(page(7, 1));
  }

  @Test
  void nothingOfALogThatWasReplacedIsKept() throws InterruptedException {
    IngestionServer ingestion = new IngestionServer();
    try {
      SharedReads reads = new SharedReads(new IngestionLog(ingestion.client()));
      Event event = Event.newBuilder().setEventId("old").setShopperId("a").build();
      ingestion.events.take(event);
      int partition = partitionOf(reads);
      assertThat(ids(reads, partition)).containsExactly("old");

      ingestion.events.replace();
      ingestion.events.take(event.toBuilder().setEventId("new").build());
      assertThat(ids(reads, partition)).as("nobody has noticed").containsExactly("old");
      Uni<Page> beyond = reads.read(partition, 2, 100, Duration.ZERO);
      assertThat(beyond.subscribeAsCompletionStage()).failsWithin(Duration.ofMinutes(1));

      assertThat(ids(reads, partition)).containsExactly("new");
    } finally {
      ingestion.close();
    }
  }

  private static int partitionOf(ShopLog log) {
    List<Extent> extents = log.extents().await().atMost(Duration.ofMinutes(1));
    return extents.get(0).end() == 1 ? 0 : 1;
  }

  private static List<String> ids(ShopLog log, int partition) {
    return log
        .read(partition, 0, 100, Duration.ZERO)
        .await()
        .atMost(Duration.ofMinutes(1))
        .events()
        .stream()
        .map(event -> event.event().getEventId())
        .toList();
  }
}
