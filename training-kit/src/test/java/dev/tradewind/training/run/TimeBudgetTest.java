package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
}
