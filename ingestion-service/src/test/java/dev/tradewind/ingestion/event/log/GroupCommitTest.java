package dev.tradewind.ingestion.event.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.domain.Screened;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SlowEventLog store = new SlowEventLog();

  @Test
  void aBatchGoesAtOnceWhereNothingIsUnderWay() {
    CompletableFuture<Receipt> alone = append(log(1, 100), NOON, "a", "b");

    assertThat(store.begun()).hasSize(1);
    assertThat(alone).isNotDone();
    store.finishOne();
    assertThat(alone)
        .isCompletedWithValue(new Receipt(Set.of("a", "b"), Map.of(partition("a"), 2L)));
  }

  @Test
  void whatComesInMeanwhileIsAppendedAtOnceAndEachHasItsOwnReceipt() {
    GroupCommit log = log(1, 100);
    begin(log, NOON, "first");
    CompletableFuture<Receipt> one = append(log, NOON.plusMillis(2), "a", "b");
    CompletableFuture<Receipt> other = append(log, NOON.plusMillis(1), "c");
    assertThat(store.begun()).hasSize(1);

    store.finishOne();
    assertThat(store.begun()).hasSize(2);
    assertThat(store.begun().get(1).events())
        .extracting(Screened.Good::eventId)
        .containsExactly("a", "b", "c");
    assertThat(store.begun().get(1).receivedAt()).isEqualTo(NOON.plusMillis(2));
    store.finishOne();

    assertThat(one.join().acceptedIds()).containsExactlyInAnyOrder("a", "b");
    assertThat(other.join().acceptedIds()).containsExactly("c");
  }

  @Test
  void ofOneIdInTwoBatchesOfAGroupExactlyOneIsAccepted() {
    GroupCommit log = log(1, 100);
    begin(log, NOON, "first");
    CompletableFuture<Receipt> one = append(log, NOON, "a", "twice");
    CompletableFuture<Receipt> other = append(log, NOON, "twice", "b");
    CompletableFuture<Receipt> old = append(log, NOON, "first", "a");
    store.finishOne();
    store.finishOne();

    assertThat(one.join().acceptedIds()).containsExactlyInAnyOrder("a", "twice");
    assertThat(other.join().acceptedIds()).containsExactly("b");
    assertThat(old.join()).isEqualTo(Receipt.NOTHING);
  }

  @Test
  void whereAGroupFailsAllItsCallersAreToldAndTheNextGroupGoesOn() {
    GroupCommit log = log(1, 100);
    begin(log, NOON, "first");
    CompletableFuture<Receipt> one = append(log, NOON, "a");
    CompletableFuture<Receipt> other = append(log, NOON, "b");
    store.finishOne();
    CompletableFuture<Receipt> later = append(log, NOON, "a", "c");
    store.failOne(new ServiceException(CommonReason.DEPENDENCY_UNAVAILABLE, "away"));
    store.finishOne();

    assertFailed(one, CommonReason.DEPENDENCY_UNAVAILABLE);
    assertFailed(other, CommonReason.DEPENDENCY_UNAVAILABLE);
    assertThat(later.join().acceptedIds()).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void soManyAppendsAreUnderWayAndSoManyEventsInOne() {
    GroupCommit log = log(2, 3);
    begin(log, NOON, "1");
    begin(log, NOON, "2");
    begin(log, NOON, "3", "4");
    begin(log, NOON, "5", "6");
    begin(log, NOON, "7", "8", "9", "10");
    assertThat(store.begun()).hasSize(2);

    store.finishOne();
    store.finishOne();
    assertThat(store.begun())
        .extracting(batch -> batch.events().size())
        .containsExactly(1, 1, 2, 2);
    store.finishOne();
    assertThat(store.begun().get(4).events()).as("larger than a group, so alone").hasSize(4);
  }

  @Test
  void aFurtherAppendBeginsBesideAnotherOnlyForEnoughEvents() {
    GroupCommit log = new GroupCommit(store, new GroupCommitLimits(2, 3, 100, 1 << 20, 1 << 20));
    begin(log, NOON, "first");
    CompletableFuture<Receipt> impatient = append(log, NOON, "1", "2");
    assertThat(impatient.cancel(false)).isTrue();
    begin(log, NOON, "3", "4");
    assertThat(store.begun()).as("two wait").hasSize(1);

    begin(log, NOON, "5");
    assertThat(store.begun()).as("three waited").hasSize(2);
    begin(log, NOON, "6", "7", "8", "9");
    assertThat(store.begun()).as("two are all that may be under way").hasSize(2);

    store.finishOne();
    assertThat(store.begun()).as("four waited").hasSize(3);
    begin(log, NOON, "10");
    store.finishOne();
    assertThat(store.begun()).as("one waits").hasSize(3);
    store.finishOne();
    assertThat(store.begun()).as("none is under way").hasSize(4);
  }

  @Test
  void moreBytesThanMayBeUnderWayAreRefusedUntilSomeAreDone() {
    GroupCommit log = new GroupCommit(store, new GroupCommitLimits(1, 1, 100, 100, 5));
    CompletableFuture<Receipt> tooLargeButAlone = append(log, NOON, "1234567");
    assertThat(tooLargeButAlone).isNotDone();
    assertFailed(append(log, NOON, "a"), CommonReason.OVERLOADED);

    store.finishOne();
    begin(log, NOON, "123");
    begin(log, NOON, "45");
    assertFailed(append(log, NOON, "6"), CommonReason.OVERLOADED);
    store.finishOne();
    assertThat(append(log, NOON, "6")).isNotDone();
  }

  @Test
  void aCallerWhoGivesUpBeforeTheAppendBeganLeavesNothing() {
    GroupCommit log = log(1, 100);
    begin(log, NOON, "first");
    CompletableFuture<Receipt> impatient = append(log, NOON, "a");
    begin(log, NOON, "b");
    assertThat(impatient.cancel(false)).isTrue();
    store.finishOne();

    assertThat(store.begun().get(1).events())
        .extracting(Screened.Good::eventId)
        .containsExactly("b");
  }

  private GroupCommit log(int maxAppends, int maxEvents) {
    return new GroupCommit(
        store, new GroupCommitLimits(maxAppends, 1, maxEvents, 1 << 20, 1 << 20));
  }

  private static void begin(EventLog log, Instant at, String... ids) {
    CompletableFuture<Receipt> unused = append(log, at, ids);
  }

  private static CompletableFuture<Receipt> append(EventLog log, Instant at, String... ids) {
    return log.append(new Batch(at, Arrays.stream(ids).map(GroupCommitTest::good).toList()))
        .subscribe()
        .asCompletionStage();
  }

  private static Screened.Good good(String id) {
    return new Screened.Good(id, partition(id), new Payload(id.getBytes(UTF_8)));
  }

  private static int partition(String id) {
    return id.length() % 8;
  }

  private static void assertFailed(CompletableFuture<Receipt> append, CommonReason reason) {
    assertThat(append).isCompletedExceptionally();
    assertThat(append.handle((receipt, failure) -> failure).join())
        .satisfies(
            failure ->
                assertThat(failure instanceof CompletionException ? failure.getCause() : failure)
                    .isInstanceOfSatisfying(
                        ServiceException.class,
                        known -> assertThat(known.reason()).isEqualTo(reason)));
  }
}
