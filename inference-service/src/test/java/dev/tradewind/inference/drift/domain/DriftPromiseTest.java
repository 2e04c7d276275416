package dev.tradewind.inference.drift.domain;

import static dev.tradewind.inference.drift.domain.Streams.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.drift.domain.Streams.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is promised of alarms, over many simulated versions. */
class DriftPromiseTest {

  private static final int VERSIONS = 100;
  private static final Duration HOUR = Duration.ofHours(1);

  /** Whatever its size, what is beyond chance is an alarm: so only the test itself guards. */
  private static final DriftRules ANY_SIZE = new DriftRules(HOUR.multipliedBy(2), HOUR, 60, 60, 0);

  private static final DriftRules USUAL = new DriftRules(HOUR.multipliedBy(2), HOUR, 200, 200, .1);

  /** Two hours for the reference, and then the windows; the shift comes with the last. */
  private static VersionDrift watched(
      long seed, DriftRules rules, int windows, int anHour, Shift shift) {
    Streams streams = new Streams(seed);
    DriftBook book = new DriftBook(rules, 1);
    int hours = 2 + windows;
    for (int answer = 0; answer <= hours * anHour; answer++) {
      Instant at = START.plus(HOUR.multipliedBy(answer).dividedBy(anHour));
      boolean last = answer >= (hours - 1) * anHour;
      book.take(streams.answer(1, at, 3000, last ? shift : Shift.NONE));
    }
    return book.found().get(0);
  }

  @Test
  void inThirtyWindowsThereIsAFalseAlarmOfNoMoreThanFivePercentOfVersions() {
    List<VersionDrift> versions =
        IntStream.range(0, VERSIONS)
            .parallel()
            .mapToObj(seed -> watched(seed, ANY_SIZE, DriftRules.LOOKS, 120, Shift.NONE))
            .toList();

    assertThat(versions).allMatch(version -> version.windows().size() == DriftRules.LOOKS);
    long alarmed =
        versions.stream()
            .filter(
                version ->
                    version.windows().stream().anyMatch(window -> !window.alarms().isEmpty()))
            .count();
    // Three standard deviations above what is promised.
    assertThat(alarmed / (double) VERSIONS).isLessThanOrEqualTo(DriftRules.FALSE_ALARM + .065);
  }

  @Test
  void aGreatShiftIsFoundAtOnceAndASmallOneIsNone() {
    List<List<String>> great = alarms(new Shift(.5, .02, 0, 0));
    List<List<String>> small = alarms(new Shift(.02, .02, 0, 0));

    assertThat(great).allMatch(alarms -> alarms.contains("input.history.length"));
    assertThat(small).allMatch(List::isEmpty);
  }

  private static List<List<String>> alarms(Shift shift) {
    return IntStream.range(0, 20)
        .parallel()
        .mapToObj(
            seed ->
                watched(seed, USUAL, 1, 400, shift).windows().get(0).alarms().stream()
                    .map(AspectDrift::aspect)
                    .toList())
        .toList();
  }
}
