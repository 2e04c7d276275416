package dev.tradewind.training.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.kit.shoplog.LoggedEvent;
import dev.tradewind.kit.shoplog.ShopLog;
import dev.tradewind.training.eventlog.LogWalk.Walked;
import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogWalkTest {

  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

  private final List<LoggedEvent> read = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void clearInterrupt() {
    assertThat(Thread.interrupted()).isFalse();
  }

  /** So many events of each partition, one a minute up to now; the first ones are expired. */
  private static final class Minutes implements ShopLog {

    private final int[] sizes;
    private int refusals;
    private long grownBy;

    private Minutes(int... sizes) {
      this.sizes = sizes;
    }

    @Override
    public Uni<List<Extent>> extents() {
      return Uni.createFrom()
          .item(() -> IntStream.of(sizes).mapToObj(size -> new Extent(size / 10, size)).toList());
    }

    @Override
    public Uni<Page> read(int partition, long fromOffset, int maximum, Duration wait) {
      if (refusals > 0) {
        refusals--;
        return Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException());
      }
      long end = sizes[partition] + grownBy;
      List<LoggedEvent> events = new ArrayList<>();
      for (long at = fromOffset; at < Math.min(end, fromOffset + maximum); at++) {
        Instant taken = NOW.minus(Duration.ofMinutes(sizes[partition] - at));
        events.add(new LoggedEvent(partition, at, taken, Event.getDefaultInstance()));
      }
      grownBy++;
      return Uni.createFrom().item(new Page(events, fromOffset + events.size(), end));
    }
  }

  private Walked walk(ShopLog log, Instant since, long atMost) throws InterruptedException {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new LogWalk(log, clock, 7).read(since, atMost, read::add, told::add);
  }

  private List<Long> offsets(int partition) {
    return read.stream()
        .filter(event -> event.partition() == partition)
        .map(LoggedEvent::offset)
        .toList();
  }

  @Test
  void allThatCanBeReadIsReadToTheEndThatItHadAtTheBeginning() throws InterruptedException {
    Walked walked = walk(new Minutes(40, 0, 20), Instant.MIN, Long.MAX_VALUE);

    assertThat(offsets(0)).containsExactlyElementsOf(range(4, 40));
    assertThat(offsets(1)).isEmpty();
    assertThat(offsets(2)).containsExactlyElementsOf(range(2, 20));
    assertThat(walked).isEqualTo(new Walked(List.of(40L, 0L, 20L), NOW, 36 + 18));
    assertThat(told).as("little is not talked about").isEmpty();
  }

  @Test
  void itBeginsAtAMoment() throws InterruptedException {
    walk(new Minutes(40, 20), NOW.minus(Duration.ofMinutes(15)), Long.MAX_VALUE);

    assertThat(offsets(0)).containsExactlyElementsOf(range(25, 40));
    assertThat(offsets(1)).containsExactlyElementsOf(range(5, 20));
  }

  @Test
  void ofMoreThanIsWantedTheLatestAreRead() throws InterruptedException {
    Walked walked = walk(new Minutes(40, 20), NOW.minus(Duration.ofMinutes(15)), 10);

    assertThat(offsets(0)).containsExactlyElementsOf(range(35, 40));
    assertThat(offsets(1)).containsExactlyElementsOf(range(15, 20));
    assertThat(walked.events()).isEqualTo(10);
  }

  @Test
  void aServiceThatIsAwayForAMomentLosesNothing() throws InterruptedException {
    Minutes log = new Minutes(30);
    log.refusals = 2;

    walk(log, Instant.MIN, Long.MAX_VALUE);

    assertThat(offsets(0)).containsExactlyElementsOf(range(3, 30));
  }

  @Test
  void aLongWalkSaysHowFarItIs() {
    ReadProgress progress = new ReadProgress(300_000, told::add);
    IntStream.range(0, 300).forEach(page -> progress.add(1000));

    assertThat(told).hasSize(10).first().isEqualTo("read 30,000 of 300,000 events of the log");
    assertThat(progress.events()).isEqualTo(300_000);
  }

  @Test
  void itCanBeCalledOff() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> walk(new Minutes(30), Instant.MIN, Long.MAX_VALUE))
        .isInstanceOf(InterruptedException.class);
  }

  private static List<Long> range(long from, long to) {
    return IntStream.range((int) from, (int) to).mapToObj(Long::valueOf).toList();
  }
}
