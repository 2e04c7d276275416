package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.experiment.domain.Outcomes.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  private static final Arm ARM = new Arm("arm-1", 1, "");

  private final Outcomes outcomes = new Outcomes(Duration.ofHours(1), 5);

  private static Instant minute(int minute) {
    return Plans.START.plus(Duration.ofMinutes(minute));
  }

  private Moments known(Metric metric) {
    List<Known> path = outcomes.path();
    return path.isEmpty() ? Moments.NONE : path.get(path.size() - 1).of(ARM).of(metric);
  }

  @Test
  void aSubjectCountsOnceItsWindowIsOver() {
    outcomes.exposed(0, minute(0), "ann", "arm-1", "r1");
    outcomes.chose("ann", "r1");
    outcomes.chose("ann", "r1");
    outcomes.exposed(0, minute(10), "ann", "arm-1", "r2");
    outcomes.chose("ann", "another's");
    outcomes.carted("ann");
    outcomes.bought("ann", 20);
    outcomes.bought("ann", 5);
    outcomes.passed(0, minute(59));
    assertThat(known(Metric.REVENUE)).isEqualTo(Moments.NONE);

    outcomes.passed(0, minute(60));
    outcomes.bought("ann", 1000);
    outcomes.exposed(0, minute(61), "ann", "arm-1", "r3");
    outcomes.passed(0, minute(500));

    assertThat(known(Metric.REVENUE)).isEqualTo(Moments.NONE.with(25, 1));
    assertThat(known(Metric.CONVERSION)).isEqualTo(Moments.NONE.with(1, 1));
    assertThat(known(Metric.CART_RATE)).isEqualTo(Moments.NONE.with(1, 1));
    assertThat(known(Metric.CLICK_RATE)).isEqualTo(Moments.NONE.with(1, 2));
    assertThat(outcomes.met("arm-1")).isOne();
    assertThat(outcomes.open()).isZero();
  }

  @Test
  void theOrderOfPartitionsChangesNothing() {
    Outcomes other = new Outcomes(Duration.ofHours(1), 5);
    outcomes.exposed(0, minute(0), "ann", "arm-1", "");
    outcomes.exposed(1, minute(5), "bob", "arm-1", "");
    outcomes.bought("bob", 7);
    outcomes.passed(0, minute(200));
    outcomes.passed(1, minute(200));
    other.exposed(1, minute(5), "bob", "arm-1", "");
    other.bought("bob", 7);
    other.passed(1, minute(200));
    other.exposed(0, minute(0), "ann", "arm-1", "");
    other.passed(0, minute(200));

    assertThat(other.path()).isEqualTo(outcomes.path()).hasSize(2);
  }

  @Test
  void whoMetTwoArmsCountsForNone() {
    outcomes.exposed(0, minute(0), "ann", "arm-1", "");
    outcomes.exposed(0, minute(1), "ann", "control", "");
    outcomes.passed(0, minute(100));

    assertThat(outcomes.path()).isEmpty();
    assertThat(outcomes.mixed()).isOne();
  }

  @Test
  void memoryIsBounded() {
    for (int number = 0; number < 8; number++) {
      outcomes.exposed(0, minute(0), "shopper-" + number, "arm-1", "");
    }
    assertThat(outcomes.met("arm-1")).isEqualTo(5);
    assertThat(outcomes.unseen()).isEqualTo(3);
  }
}
