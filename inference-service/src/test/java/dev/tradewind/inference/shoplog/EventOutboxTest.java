package dev.tradewind.inference.shoplog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Review;
import dev.tradewind.api.ingestion.v1.Search;
import dev.tradewind.inference.fixture.IngestionServer;
import dev.tradewind.inference.fixture.Outage;
import dev.tradewind.testkit.Eventually;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventOutboxTest {

  private final IngestionServer ingestion = new IngestionServer();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void close() throws InterruptedException {
    ingestion.close();
  }

  private EventOutbox outbox(int queue, int batch) {
    return outbox(queue, batch, Duration.ofSeconds(10));
  }

  private EventOutbox outbox(int queue, int batch, Duration timeout) {
    OutboxConfig config = new Config(queue, batch, timeout);
    OutboxMeters meters = new OutboxMeters(registry);
    return new EventOutbox(new EventSender(ingestion.client(), meters, config), meters, config);
  }

  private static Event event(int number) {
    return Event.newBuilder()
        .setEventId("event-" + number)
        .setShopperId("ann")
        .setSearch(Search.newBuilder().setQuery("lamp"))
        .build();
  }

  private double counted(String what, String type) {
    Counter counter =
        registry.find("tradewind.inference.events." + what).tag("type", type).counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void sendsInOrderAndInBatches() {
    EventOutbox outbox = outbox(100, 10);
    IntStream.range(0, 25).forEach(number -> assertThat(outbox.offer(event(number))).isTrue());
    outbox.start(null);

    Eventually.until("all are sent", () -> ingestion.events.events().size() == 25);
    assertThat(ingestion.events.events())
        .extracting(Event::getEventId)
        .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(n -> "event-" + n).toList());
    assertThat(ingestion.events.calls()).isEqualTo(3);
    Eventually.until("they are counted", () -> counted("sent", "search") == 25);
    outbox.stop();
  }

  @Test
  void aServiceThatGoesAndComesBackGetsEachEventOnce() throws InterruptedException {
    EventOutbox outbox = outbox(100, 10);
    outbox.start(null);
    outbox.offer(event(0));
    Eventually.until("the first is sent", () -> counted("sent", "search") == 1);
    ingestion.goDown();
    IntStream.range(1, 40).forEach(number -> outbox.offer(event(number)));
    ingestion.comeBack();

    Eventually.until("all are sent", () -> counted("sent", "search") == 40);
    assertThat(ingestion.events.events()).hasSize(40);
    assertThat(counted("dropped", "search")).isZero();
    outbox.stop();
  }

  @Test
  void whatDoesNotFitIsDroppedAndCountedAndNobodyWaits() throws InterruptedException {
    ingestion.goDown();
    EventOutbox outbox = outbox(3, 1);

    List<Boolean> taken = IntStream.range(0, 5).mapToObj(n -> outbox.offer(event(n))).toList();
    boolean large =
        outbox.offer(
            Event.newBuilder()
                .setReview(Review.newBuilder().setTextBytes(ByteString.copyFrom(new byte[1 << 20])))
                .build());

    assertThat(taken).containsExactly(true, true, true, false, false);
    assertThat(large).isFalse();
    assertThat(counted("dropped", "search")).isEqualTo(2);
    assertThat(counted("dropped", "review")).isEqualTo(1);
    outbox.stop();
    assertThat(counted("dropped", "search")).as("the rest is given up in the end").isEqualTo(5);
  }

  @Test
  void whatWaitsIsSentBeforeTheEnd() {
    EventOutbox outbox = outbox(100, 10);
    IntStream.range(0, 25).forEach(number -> outbox.offer(event(number)));

    outbox.stop();

    assertThat(ingestion.events.events()).hasSize(25);
  }

  @Test
  void aRefusedEventIsCountedAndTheOthersGoOn() {
    EventOutbox outbox = outbox(100, 10);
    outbox.offer(event(0).toBuilder().clearShopperId().build());
    outbox.offer(event(1));
    outbox.start(null);

    Eventually.until("the good one is sent", () -> counted("sent", "search") == 1);
    assertThat(counted("refused", "search")).isEqualTo(1);
    outbox.stop();
  }

  @Test
  void anAnswerThatNeverComesIsAskedForAgain() {
    EventOutbox outbox = outbox(100, 10, Duration.ofMillis(500));
    ingestion.events.outage = Outage.SILENT;
    outbox.offer(event(0));
    outbox.start(null);
    Eventually.until("it was asked", () -> ingestion.events.asked() > 0);
    ingestion.events.outage = Outage.NONE;

    Eventually.until("it is sent", () -> counted("sent", "search") == 1);
    assertThat(ingestion.events.events()).hasSize(1);
    outbox.stop();
  }

  private record Config(int queue, int batch, Duration timeout) implements OutboxConfig {

    @Override
    public Duration linger() {
      return Duration.ofMillis(5);
    }

    @Override
    public Duration firstRetry() {
      return Duration.ofMillis(10);
    }

    @Override
    public Duration longestRetry() {
      return Duration.ofMillis(50);
    }

    @Override
    public Duration farewell() {
      return Duration.ofSeconds(3);
    }
  }
}
