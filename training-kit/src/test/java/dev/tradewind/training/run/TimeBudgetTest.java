package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

  private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  @Test
  void aQuarterIsKeptForMeasuring() {
    TimeBudget budget = TimeBudget.begin(Optional.of(Duration.ofSeconds(100)), clock);
    assertThat(budget.epochs(50, Duration.ofSeconds(5), 1)).isEqualTo(15);
    assertThat(budget.epochs(50, Duration.ofSeconds(5), .5)).isEqualTo(7);
    assertThat(budget.epochs(3, Duration.ofSeconds(5), 1)).isEqualTo(3);
    assertThat(budget.epochs(3, Duration.ofSeconds(500), 1)).isZero();
  }

  @Test
  void withoutABudgetAllIsPlanned() {
    TimeBudget budget = TimeBudget.begin(Optional.empty(), clock);
    assertThat(budget.isLimited()).isFalse();
    assertThat(budget.epochs(50, Duration.ofDays(5), 1)).isEqualTo(50);
  }

  @Test
  void endsWhenItsPartOfTheTimeHasPassed() {
    Instant[] now = {Instant.EPOCH};
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now[0];
          }
        };
    TimeBudget budget = TimeBudget.begin(Optional.of(Duration.ofSeconds(100)), clock);
    TimeBudget part = budget.part(0.2);
    now[0] = Instant.EPOCH.plusSeconds(14);
    assertThat(part.isOver()).isFalse();
    now[0] = Instant.EPOCH.plusSeconds(15);
    assertThat(part.isOver()).isTrue();
    assertThat(budget.isOver()).isFalse();
    now[0] = Instant.EPOCH.plusSeconds(75);
    assertThat(budget.isOver()).isTrue();
    assertThat(TimeBudget.begin(Optional.empty(), clock).part(0.1).isOver()).isFalse();
  }
}
