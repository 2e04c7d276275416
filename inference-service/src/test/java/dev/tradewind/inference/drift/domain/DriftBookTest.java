package dev.tradewind.inference.drift.domain;

import static dev.tradewind.inference.drift.domain.Streams.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.drift.domain.Streams.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftBookTest {

  private static final int VERSIONS = 10;
  private static final DriftRules RULES =
      new DriftRules(Duration.ofHours(10), Duration.ofHours(5), 100, 200, .1);

  private final Streams streams = new Streams(7);
  private final DriftBook book = new DriftBook(RULES, VERSIONS);
  private Instant now = START;

  private void hours(long version, int hours, Shift shift) {
    Instant end = now.plus(Duration.ofHours(hours));
    while (now.isBefore(end)) {
      book.take(streams.answer(version, now, 2000, shift));
      now = now.plusSeconds(30);
    }
  }

  private VersionDrift of(long version) {
    return book.found().stream()
        .filter(drift -> drift.version().version() == version)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aVersionIsComparedWithItsOwnFirstAnswersOnceItHasEnough() {
    hours(1, 9, Shift.NONE);
    assertThat(of(1).reference()).isEmpty();
    assertThat(of(1).referenceShoppers()).isEqualTo(400);

    hours(1, 8, Shift.NONE);

    assertThat(of(1).reference()).contains(ReferenceSource.OWN_FIRST_ANSWERS);
    WindowDrift window = of(1).windows().get(0);
    assertThat(window.shoppers()).isEqualTo(200);
    assertThat(window.end()).isAfterOrEqualTo(window.start().plus(RULES.window()));
    assertThat(window.aspects())
        .extracting(AspectDrift::aspect)
        .containsExactlyInAnyOrder(
            "input.history",
            "input.history.length",
            "feature.shopper_history:purchased_items.status",
            "feature.shopper_history:purchased_items.age_seconds",
            "output.model.item_ids",
            "output.model.scores");
  }

  @Test
  void untilThenItIsComparedWithTheVersionBefore() {
    hours(1, 11, Shift.NONE);
    hours(2, 6, new Shift(0, .02, .5, 0));

    assertThat(of(2).reference()).contains(ReferenceSource.VERSION_BEFORE);
    assertThat(of(2).windows().get(0).alarms())
        .extracting(AspectDrift::aspect)
        .containsExactly("output.model.scores");

    hours(2, 10, new Shift(0, .02, .5, 0));

    assertThat(of(2).reference()).contains(ReferenceSource.OWN_FIRST_ANSWERS);
    assertThat(of(2).windows().get(0).alarms()).isEmpty();
  }

  @Test
  void aWindowWaitsUntilThereAreEnoughShoppers() {
    hours(1, 10, Shift.NONE);
    Instant opened = now.plus(Duration.ofHours(1));
    for (int answer = 0; answer < 50; answer++) {
      now = now.plus(Duration.ofHours(1));
      book.take(streams.answer(1, now, 2000, Shift.NONE));
    }

    assertThat(of(1).windowStart()).contains(opened);
    assertThat(of(1).windows()).isEmpty();
  }

  @Test
  void eachKindOfShiftIsFoundWhereItIs() {
    hours(1, 11, Shift.NONE);

    hours(1, 10, new Shift(.6, .02, 0, 0));
    assertThat(alarms()).containsExactly("input.history.length");

    hours(1, 10, new Shift(0, .3, 0, 0));
    assertThat(alarms())
        .containsExactlyInAnyOrder(
            "feature.shopper_history:purchased_items.status", "input.history.length");

    hours(1, 10, new Shift(0, .02, .2, 0));
    assertThat(alarms()).containsExactly("output.model.scores");

    hours(1, 10, new Shift(0, .02, 0, .6));
    assertThat(alarms()).containsExactly("input.history");
    assertThat(of(1).windows().get(0).alarms().get(0).bins())
        .filteredOn(bin -> bin.label().equals("(not in the reference)"))
        .allMatch(bin -> bin.now() > bin.before() + .15);

    hours(1, 10, Shift.NONE);
    assertThat(alarms()).isEmpty();
  }

  private List<String> alarms() {
    return of(1).windows().get(0).alarms().stream().map(AspectDrift::aspect).toList();
  }

  @Test
  void theSameLogSaysTheSame() {
    hours(1, 17, Shift.NONE);
    DriftBook again = new DriftBook(RULES, VERSIONS);
    Streams same = new Streams(7);
    for (Instant at = START; at.isBefore(now); at = at.plusSeconds(30)) {
      again.take(same.answer(1, at, 2000, Shift.NONE));
    }

    assertThat(again.found()).isEqualTo(book.found());
  }

  @Test
  void whatIsHeldIsBounded() {
    for (long version = 1; version <= VERSIONS + 5; version++) {
      hours(version, 1, Shift.NONE);
    }

    assertThat(book.found()).hasSize(VERSIONS);
    assertThat(book.found().get(0).version().version()).isEqualTo(VERSIONS + 5);
  }

  @Test
  void ofMoreVersionsThanAreWatchedAtTheSameTimeTheFirstAreComparedAllTheSame() {
    Instant end = now.plus(Duration.ofHours(17));
    while (now.isBefore(end)) {
      for (long version = 1; version <= VERSIONS + 4; version++) {
        book.take(streams.answer(version, now, 2000, Shift.NONE));
      }
      now = now.plus(Duration.ofMinutes(2));
    }

    assertThat(book.found())
        .hasSize(VERSIONS)
        .allSatisfy(drift -> assertThat(drift.windows()).isNotEmpty());
    assertThat(book.unwatched()).isEqualTo(4);
  }
}
