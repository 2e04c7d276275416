package dev.tradewind.training.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.schedule.domain.DriftFound.FeatureIndex;
import dev.tradewind.training.schedule.domain.SchedulePlan.DriftWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @Property
  void theNextTurnIsTheFirstOfItsSeriesAfterNow(
      @ForAll @LongRange(min = 60, max = 100_000) long every,
      @ForAll @LongRange(min = 0, max = 10_000_000) long late) {
    Schedule schedule = schedule(Optional.of(Duration.ofSeconds(every)), Optional.empty());
    Instant due = NOW.plusSeconds(every);
    Instant now = due.plusSeconds(late);

    Instant next = schedule.acted(now).nextRunAt().orElseThrow();

    assertThat(schedule.isRunDue(now)).isTrue();
    assertThat(next).isAfter(now).isBeforeOrEqualTo(now.plusSeconds(every));
    assertThat(Duration.between(due, next).toSeconds() % every).isZero();
  }

  @Test
  void nothingIsDueBeforeItsTimeAndWhatIsNotDueKeepsItsTime() {
    Schedule schedule =
        schedule(Optional.of(DAY), Optional.of(new DriftWatch(0.25, Duration.ofHours(1))));
    Instant later = NOW.plus(Duration.ofHours(1));

    assertThat(schedule.isCheckDue(later.minusSeconds(1))).isFalse();
    assertThat(schedule.isCheckDue(later)).isTrue();
    assertThat(schedule.isRunDue(later)).isFalse();
    assertThat(schedule.acted(later).nextRunAt()).contains(NOW.plus(DAY));
    assertThat(schedule.acted(later).nextCheckAt()).contains(NOW.plus(Duration.ofHours(2)));
  }

  @Test
  void whatWasMissedInAPauseIsNotMadeUpFor() {
    Schedule resting = schedule(Optional.of(DAY), Optional.empty()).pause(true, NOW);
    Instant later = NOW.plus(Duration.ofDays(10)).plusSeconds(1);

    assertThat(resting.isRunDue(later)).isFalse();
    assertThat(resting.pause(false, later).nextRunAt()).contains(NOW.plus(Duration.ofDays(11)));
  }

  @Test
  void theFeatureThatMovedMostIsTheReason() {
    DriftFound found =
        new DriftFound(
            List.of(
                new FeatureIndex("a:b", 0.2),
                new FeatureIndex("a:c", 0.31),
                new FeatureIndex("a:d", Double.NaN)));

    assertThat(found.reason(0.25))
        .contains("drift: a:c has a population stability index of 0.310, above 0.250");
    assertThat(found.reason(0.31)).isEmpty();
    assertThat(found.calm(0.31))
        .isEqualTo("no drift: a:c has a population stability index of 0.310, not above 0.310");
    assertThat(new DriftFound(List.of()).calm(0.25)).contains("too few");
  }

  @Test
  void aScheduleThatWouldNeverActIsRefused() {
    assertThatThrownBy(() -> schedule(Optional.empty(), Optional.empty()))
        .hasMessageContaining("starts no run");
  }

  private static Schedule schedule(Optional<Duration> every, Optional<DriftWatch> drift) {
    return Schedule.created(
        "schedule", new SchedulePlan("demand", 42, Map.of(), every, drift, true), NOW);
  }
}
