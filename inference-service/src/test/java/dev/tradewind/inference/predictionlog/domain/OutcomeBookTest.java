package dev.tradewind.inference.predictionlog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeBookTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Instant OVER = NOON.plus(DAY).plus(OutcomeBook.LATE).plus(OutcomeBook.HELD);

  private final OutcomeBook book = new OutcomeBook(DAY, 3, 3);

  private void shown(int partition, String id, long version, String subject, String... items) {
    shown(partition, id, version, subject, NOON, items);
  }

  private void shown(
      int partition, String id, long version, String subject, Instant at, String... items) {
    book.shown(partition, new ShownRanking(id, "next-item", version, subject, at, List.of(items)));
  }

  private void clicked(int partition, String ranking, String item, Instant at) {
    book.took(partition, new Taken(Step.CLICKED, ranking, item, at, at));
  }

  private void took(int partition, Step step, String subject, String item, Instant at) {
    book.took(partition, new Taken(step, subject, item, at, at));
  }

  private VersionOutcomes only() {
    assertThat(book.of("next-item")).hasSize(1);
    return book.of("next-item").get(0);
  }

  private long count(Step step) {
    return only().steps().get(step).count();
  }

  @Test
  void aRankingCountsOnceItsWindowIsOver() {
    shown(0, "r", 7, "ann", "a", "b");
    clicked(0, "r", "b", NOON.plusSeconds(5));

    book.reached(0, OVER.minusNanos(1));
    assertThat(only().pending()).isEqualTo(1);
    assertThat(only().closed()).isZero();

    book.reached(0, OVER);
    assertThat(only().pending()).isZero();
    assertThat(only().closed()).isEqualTo(1);
    assertThat(count(Step.CLICKED)).isEqualTo(1);
    assertThat(only().meanReciprocalRank().value()).isEqualTo(0.5);
  }

  @Test
  void theFirstClickIsTheOneThatRanks() {
    shown(0, "r", 7, "ann", "a", "b", "c");
    shown(0, "nothing", 7, "bob", "a", "b");
    clicked(0, "r", "c", NOON.plusSeconds(5));
    clicked(0, "r", "a", NOON.plusSeconds(6));
    book.reached(0, OVER);

    assertThat(count(Step.CLICKED)).isEqualTo(1);
    assertThat(only().meanReciprocalRank().value()).isCloseTo(1.0 / 6, within(1e-12));
  }

  @Test
  void whatIsBoughtIsTheLatestRankingsThatShowedIt() {
    shown(0, "first", 7, "ann", "a", "b");
    shown(0, "second", 8, "ann", NOON.plusSeconds(10), "b", "c");
    took(0, Step.CARTED, "ann", "b", NOON.plusSeconds(20));
    took(0, Step.BOUGHT, "ann", "a", NOON.plusSeconds(30));
    took(0, Step.BOUGHT, "bob", "b", NOON.plusSeconds(30));
    book.reached(0, OVER.plusSeconds(10));

    List<VersionOutcomes> versions = book.of("next-item");
    assertThat(versions).extracting(VersionOutcomes::version).containsExactly(8L, 7L);
    assertThat(versions.get(0).steps().get(Step.CARTED).count()).isEqualTo(1);
    assertThat(versions.get(0).steps().get(Step.BOUGHT).count()).isZero();
    assertThat(versions.get(1).steps().get(Step.BOUGHT).count()).isEqualTo(1);
  }

  @Test
  void whatWasNotShownOrComesTooLateIsNobodysDoing() {
    shown(0, "r", 7, "ann", "a");
    clicked(0, "r", "z", NOON.plusSeconds(5));
    took(0, Step.BOUGHT, "ann", "z", NOON.plusSeconds(5));
    took(0, Step.BOUGHT, "ann", "a", NOON.minusSeconds(1));
    took(0, Step.BOUGHT, "ann", "a", NOON.plus(DAY));
    book.reached(0, OVER);

    assertThat(count(Step.CLICKED)).isZero();
    assertThat(count(Step.BOUGHT)).isZero();
    assertThat(only().closed()).isEqualTo(1);
  }

  @Test
  void onePartitionsTimeIsNotAnothers() {
    shown(0, "r", 7, "ann", "a");
    shown(1, "s", 7, "bob", "a");
    book.reached(0, OVER.plus(DAY));
    took(1, Step.BOUGHT, "bob", "a", NOON.plusSeconds(5));
    assertThat(only().pending()).isEqualTo(1);

    book.reached(OVER);

    assertThat(count(Step.BOUGHT)).isEqualTo(1);
    assertThat(only().closed()).isEqualTo(2);
  }

  @Test
  void whatDoesNotFitClosesTheOldestAndSaysSo() {
    shown(0, "1", 7, "ann", "a");
    shown(0, "2", 7, "ann", "a");
    shown(0, "3", 7, "ann", "a");
    shown(0, "4", 7, "ann", "a");

    assertThat(only().pending()).isEqualTo(3);
    assertThat(only().closed()).isEqualTo(1);
    assertThat(only().cutShort()).isEqualTo(1);
  }

  @Test
  void aRankingThatIsReadTwiceIsOne() {
    shown(0, "1", 7, "ann", "a");
    shown(0, "1", 7, "ann", "a");
    book.reached(0, OVER);

    assertThat(only().closed()).isEqualTo(1);
    book.clear();
    assertThat(book.of("next-item")).isEmpty();
  }

  @Test
  void whatIsReadBeforeItsRankingCountsForIt() {
    shown(0, "old", 6, "ann", NOON.minusSeconds(60), "a", "b");
    clicked(0, "r", "b", NOON.plusSeconds(5));
    took(0, Step.CARTED, "ann", "b", NOON.plusSeconds(6));
    took(0, Step.BOUGHT, "ann", "b", NOON.plusSeconds(7));
    book.reached(0, NOON.plusSeconds(5).plus(OutcomeBook.HELD).minusNanos(1));
    shown(0, "r", 7, "ann", "a", "b");
    book.reached(0, OVER);

    VersionOutcomes latest = book.of("next-item").get(0);
    assertThat(latest.version()).isEqualTo(7);
    assertThat(latest.meanReciprocalRank().value()).isEqualTo(0.5);
    assertThat(latest.steps()).allSatisfy((step, share) -> assertThat(share.count()).isOne());
    assertThat(book.of("next-item").get(1).steps())
        .as("the earlier ranking of the item")
        .allSatisfy((step, share) -> assertThat(share.count()).isZero());
  }

  @Test
  void whatWaitsForARankingWaitsForABoundedWhile() {
    clicked(0, "r", "a", NOON.plusSeconds(5));
    book.reached(0, NOON.plusSeconds(5).plus(OutcomeBook.HELD));
    shown(0, "r", 7, "ann", "a");
    book.reached(0, OVER);

    assertThat(count(Step.CLICKED)).isZero();
  }

  @Test
  void soMuchMayWaitAndWhatWaitsLongestIsMatchedFirst() {
    shown(0, "r", 7, "ann", "a");
    clicked(0, "r", "a", NOON.plusSeconds(1));
    for (int more = 0; more < 3; more++) {
      clicked(0, "unknown", "a", NOON.plusSeconds(2));
    }
    clicked(0, "late", "a", NOON.plusSeconds(3));
    shown(0, "late", 7, "ann", "a");
    book.reached(0, OVER);

    assertThat(count(Step.CLICKED)).isEqualTo(2);
  }
}
