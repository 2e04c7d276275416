package dev.tradewind.inference.shoplog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.inference.fixture.IngestionServer;
import dev.tradewind.inference.fixture.TickingClock;
import dev.tradewind.kit.shoplog.IngestionLog;
import dev.tradewind.kit.shoplog.LogStart;
import dev.tradewind.kit.shoplog.LoggedEvent;
import dev.tradewind.kit.shoplog.ShopLog;
import dev.tradewind.kit.shoplog.ShopLog.Extent;
import dev.tradewind.kit.shoplog.ShopLog.Page;
import dev.tradewind.testkit.Eventually;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogFollowerTest {

  private final IngestionServer ingestion = new IngestionServer();
  private final Taken taken = new Taken();
  private LogFollower follower;

  private static final class Taken implements LogConsumer {

    private final List<LoggedEvent> events = new CopyOnWriteArrayList<>();
    private volatile int whenCaughtUp = -1;
    private volatile Instant readThrough = Instant.MIN;
    private final AtomicInteger beginnings = new AtomicInteger(1);

    @Override
    public void take(LoggedEvent event) {
      if (event.event().getSearch().getQuery().equals("poison")) {
        throw new IllegalStateException("cannot be digested");
      }
      events.add(event);
    }

    @Override
    public void caughtUp() {
      whenCaughtUp = events.size();
    }

    @Override
    public void readThrough(Instant moment) {
      readThrough = moment;
    }

    @Override
    public void startOver() {
      events.clear();
      beginnings.incrementAndGet();
    }

    private List<String> of(int partition) {
      return events.stream()
          .filter(event -> event.partition() == partition)
          .map(event -> event.event().getEventId())
          .toList();
    }
  }

  private void follow(LogStart start) {
    follower =
        new LogFollower(
            "test-follower",
            new IngestionLog(ingestion.client()),
            taken,
            start,
            new Config(),
            Clock.systemUTC());
    follower.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    follower.close();
    ingestion.close();
  }

  /** Shoppers "a" and "b" are in partitions of their own. */
  private void happen(String shopper, int from, int to) {
    IntStream.range(from, to)
        .mapToObj(number -> event(shopper, shopper + number, "lamp"))
        .forEach(ingestion.events::take);
  }

  private static Event event(String shopper, String id, String query) {
    return Event.newBuilder()
        .setEventId(id)
        .setShopperId(shopper)
        .setSearch(Search.newBuilder().setQuery(query))
        .build();
  }

  private static List<String> ids(String shopper, int from, int to) {
    return IntStream.range(from, to).mapToObj(number -> shopper + number).toList();
  }

  @Test
  void readsAllThatWasAndThenAllThatComes() {
    happen("a", 0, 30);
    happen("b", 0, 12);
    follow(LogStart.BEGINNING);
    Eventually.until("it has caught up", () -> follower.isCaughtUp());
    assertThat(taken.whenCaughtUp).isEqualTo(42);

    happen("a", 30, 35);

    Eventually.until("the new ones came", () -> taken.events.size() == 47);
    assertThat(List.of(taken.of(0), taken.of(1)))
        .containsExactlyInAnyOrder(ids("a", 0, 35), ids("b", 0, 12));
  }

  @Test
  void saysHowFarAllPartitionsAreReadAndNoFurther() {
    TickingClock clock = new TickingClock();
    Instant nine = clock.instant();
    clock.advance(Duration.ofHours(2));
    CompletableFuture<Page> rest = new CompletableFuture<>();
    ShopLog twoPartitions =
        new ShopLog() {
          @Override
          public Uni<List<Extent>> extents() {
            return Uni.createFrom().item(List.of(new Extent(0, 1), new Extent(0, 2)));
          }

          @Override
          public Uni<Page> read(int partition, long offset, int maximum, Duration wait) {
            Instant at = nine.plus(Duration.ofHours(partition));
            LoggedEvent first =
                new LoggedEvent(partition, 0, at, event("a", "id-" + partition, "lamp"));
            return offset == 0
                ? Uni.createFrom().item(new Page(List.of(first), 1, partition + 1L))
                : partition == 0
                    ? Uni.createFrom().nothing()
                    : Uni.createFrom().completionStage(rest);
          }
        };
    follower =
        new LogFollower("test", twoPartitions, taken, LogStart.BEGINNING, new Config(), clock);
    follower.start();

    Eventually.until(
        "both have begun", () -> taken.readThrough.equals(nine.plus(Duration.ofHours(1))));
    assertThat(taken.events).hasSize(2);
    rest.complete(new Page(List.of(), 2, 2));

    Eventually.until("both ends were seen", () -> taken.readThrough.equals(clock.instant()));
  }

  @Test
  void goesOnWhereItWasWhenTheServiceGoesAndComesBack() throws InterruptedException {
    happen("a", 0, 10);
    follow(LogStart.BEGINNING);
    Eventually.until("it has caught up", () -> follower.isCaughtUp());

    ingestion.goDown();
    happen("a", 10, 20);
    ingestion.comeBack();

    Eventually.until("the rest came", () -> taken.events.size() == 20);
    assertThat(taken.events)
        .extracting(event -> event.event().getEventId())
        .containsExactlyElementsOf(ids("a", 0, 20));
    assertThat(taken.beginnings).hasValue(1);
  }

  @Test
  void waitsForAServiceThatIsNotThereYet() throws InterruptedException {
    ingestion.goDown();
    happen("a", 0, 3);
    follow(LogStart.BEGINNING);
    ingestion.comeBack();

    Eventually.until("all came", () -> taken.events.size() == 3);
  }

  @Test
  void leavesOutWhatIsOlderThanItsStart() {
    TickingClock clock = new TickingClock();
    ingestion.events.clock = clock;
    happen("a", 0, 17);
    happen("b", 0, 3);
    clock.advance(Duration.ofDays(2));
    Instant since = clock.instant().minus(Duration.ofDays(1));
    happen("a", 17, 20);

    follow(new LogStart(since));

    Eventually.until("it has caught up", () -> follower.isCaughtUp());
    assertThat(taken.events)
        .extracting(event -> event.event().getEventId())
        .containsExactlyElementsOf(ids("a", 17, 20));
  }

  @Test
  void partitionsOfUnlikeLengthAreHandedOnAsTheyWereReceivedUntilItHasCaughtUp() {
    TickingClock clock = new TickingClock();
    ingestion.events.clock = clock;
    for (int number = 0; number < 400; number++) {
      clock.advance(Duration.ofSeconds(1));
      String shopper = number % 10 == 0 ? "b" : "a";
      happen(shopper, number, number + 1);
    }

    follow(LogStart.BEGINNING);

    Eventually.until("it has caught up", () -> follower.isCaughtUp());
    assertThat(taken.events)
        .hasSize(400)
        .isSortedAccordingTo(Comparator.comparing(LoggedEvent::receivedAt));
  }

  @Test
  void anEventThatCannotBeTakenStopsNothing() {
    happen("a", 0, 1);
    ingestion.events.take(event("a", "bad", "poison"));
    happen("a", 1, 2);
    follow(LogStart.BEGINNING);

    Eventually.until("the others came", () -> taken.events.size() == 2);
    assertThat(follower.passedOver()).isOne();
  }

  @Test
  void anotherLogIsReadFromItsBeginning() {
    happen("a", 0, 10);
    follow(LogStart.BEGINNING);
    Eventually.until("it has caught up", () -> follower.isCaughtUp());

    ingestion.events.replace();
    happen("b", 0, 2);

    Eventually.until("it began again", () -> taken.beginnings.get() == 2);
    Eventually.until("the new log is known", () -> taken.events.size() == 2);
    assertThat(taken.of(0).isEmpty() ? taken.of(1) : taken.of(0)).isEqualTo(ids("b", 0, 2));
  }

  private record Config() implements FollowConfig {

    @Override
    public int page() {
      return 7;
    }

    @Override
    public Duration longPoll() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration firstRetry() {
      return Duration.ofMillis(10);
    }

    @Override
    public Duration longestRetry() {
      return Duration.ofMillis(50);
    }
  }
}
