package dev.tradewind.inference.experiment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.experiment.domain.Action.Kind;
import dev.tradewind.inference.experiment.domain.Outcomes.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  private static final Arm ARM = new Arm("arm-1", 1, "");

  private final Happenings shop = new Happenings(Duration.ofHours(1), 5);

  private static Instant minute(int minute) {
    return Plans.START.plus(Duration.ofMinutes(minute));
  }

  private Moments known(Metric metric) {
    List<Known> path = shop.outcomes.path();
    return path.isEmpty() ? Moments.NONE : path.get(path.size() - 1).of(ARM).of(metric);
  }

  @Test
  void aSubjectCountsOnceItsWindowIsOver() {
    shop.exposed(minute(0), "ann", "arm-1", "r1");
    shop.chose(minute(1), "ann", "r1");
    shop.chose(minute(2), "ann", "r1");
    shop.exposed(minute(10), "ann", "arm-1", "r2");
    shop.chose(minute(11), "ann", "another's");
    shop.carted(minute(12), "ann");
    shop.bought(minute(13), "ann", 20);
    shop.bought(minute(14), "ann", 5);
    shop.readThrough(minute(59));
    assertThat(known(Metric.REVENUE)).isEqualTo(Moments.NONE);

    shop.readThrough(minute(60));
    shop.bought(minute(60), "ann", 1000);
    shop.exposed(minute(61), "ann", "arm-1", "r3");
    shop.readThrough(minute(500));

    assertThat(known(Metric.REVENUE)).isEqualTo(Moments.NONE.with(25, 1));
    assertThat(known(Metric.CONVERSION)).isEqualTo(Moments.NONE.with(1, 1));
    assertThat(known(Metric.CART_RATE)).isEqualTo(Moments.NONE.with(1, 1));
    assertThat(known(Metric.CLICK_RATE)).isEqualTo(Moments.NONE.with(1, 2));
    assertThat(shop.outcomes.met("arm-1")).isOne();
    assertThat(shop.outcomes.open()).isZero();
  }

  @Test
  void whatIsReadLateIsCountedByItsTimeAndNotByWhenItIsRead() {
    shop.exposed(minute(0), "ann", "arm-1", "");
    shop.bought(minute(59), "ann", 20);
    shop.bought(minute(61), "ann", 1000);
    shop.exposed(minute(62), "ann", "control", "");
    shop.readThrough(minute(100));

    assertThat(known(Metric.REVENUE)).isEqualTo(Moments.NONE.with(20, 1));
    assertThat(shop.outcomes.mixed()).isZero();
  }

  @Test
  void whatReachesTheLogBeforeTheExposureThatItFollowsIsCounted() {
    shop.acted("ann", action(Kind.CHOICE, "r1", minute(5), minute(5)));
    shop.acted("ann", action(Kind.PURCHASE, "", minute(6), minute(6)));
    shop.acted("ann", action(Kind.CART, "", minute(3), minute(6)));
    shop.readThrough(minute(8));
    shop.outcomes.exposed(new Exposed("ann", "arm-1", "r1", minute(4), minute(9)));
    shop.chose(minute(10), "ann", "r2");
    shop.outcomes.exposed(new Exposed("ann", "arm-1", "r2", minute(4), minute(11)));
    shop.readThrough(minute(100));

    assertThat(known(Metric.CLICK_RATE)).isEqualTo(Moments.NONE.with(2, 2));
    assertThat(known(Metric.CONVERSION)).isEqualTo(Moments.NONE.with(1, 1));
    assertThat(known(Metric.CART_RATE))
        .as("before it was shown")
        .isEqualTo(Moments.NONE.with(0, 1));
  }

  @Test
  void anExposureThatIsTenMinutesLateFindsNothingMoreToCount() {
    shop.acted("ann", action(Kind.CHOICE, "r1", minute(5), minute(5)));
    shop.readThrough(minute(16));
    shop.outcomes.exposed(new Exposed("ann", "arm-1", "r1", minute(4), minute(16)));
    shop.readThrough(minute(100));

    assertThat(known(Metric.CLICK_RATE).value()).isZero();
  }

  @Test
  void whatWasDoneBeforeIsKnownOfTheSubjectAndCountsForNoArm() {
    shop.looked(minute(0), "ann");
    shop.chose(minute(1), "ann", "earlier");
    shop.bought(minute(2), "ann", 30);
    shop.bought(minute(25), "ann", 1000);
    shop.exposed(minute(30), "ann", "arm-1", "r1");
    shop.bought(minute(40), "ann", 7);
    shop.exposed(minute(41), "eve", "arm-1", "r2");
    shop.readThrough(minute(200));

    // What was done less than ten minutes before the exposure is neither.
    assertThat(known(Metric.REVENUE))
        .isEqualTo(Moments.NONE.with(7, 1, 30, 1).plus(Moments.NONE.with(0, 1)));
    assertThat(known(Metric.CLICK_RATE))
        .isEqualTo(Moments.NONE.with(0, 1, 1, 3).plus(Moments.NONE.with(0, 1)));
  }

  @Test
  void whatWasDoneWeeksBeforeIsForgotten() {
    shop.bought(minute(0), "ann", 30);
    shop.bought(minute(0).plus(Duration.ofDays(9)), "ann", 50);
    Instant shown = minute(0).plus(Duration.ofDays(18));
    shop.exposed(shown, "ann", "arm-1", "");
    shop.readThrough(shown.plus(Duration.ofDays(1)));

    assertThat(known(Metric.REVENUE)).isEqualTo(Moments.NONE.with(0, 1, 50, 1));
  }

  @Test
  void theOrderOfPartitionsChangesNothing() {
    Happenings other = new Happenings(Duration.ofHours(1), 5);
    one(shop);
    two(shop);
    shop.readThrough(minute(200));
    two(other);
    other.readThrough(minute(1));
    one(other);
    other.readThrough(minute(200));

    assertThat(other.outcomes.path()).isEqualTo(shop.outcomes.path()).hasSize(2);
    assertThat(known(Metric.REVENUE).y()).isEqualTo(10_017);
  }

  /** In one partition. */
  private static void one(Happenings shop) {
    shop.bought(minute(1), "bob", 3);
    shop.exposed(minute(12), "ann", "arm-1", "");
    shop.exposed(minute(15), "cat", "arm-1", "");
    shop.bought(minute(16), "bob", 10);
    shop.bought(minute(17), "bob", 10_000);
  }

  /** In another one. */
  private static void two(Happenings shop) {
    shop.exposed(minute(15), "bob", "arm-1", "");
    shop.bought(minute(18), "bob", 7);
    shop.bought(minute(76), "cat", 5);
  }

  @Test
  void whoMetTwoArmsCountsForNone() {
    shop.exposed(minute(0), "ann", "arm-1", "");
    shop.exposed(minute(1), "ann", "control", "");
    shop.readThrough(minute(100));

    assertThat(shop.outcomes.path()).isEmpty();
    assertThat(shop.outcomes.mixed()).isOne();
  }

  @Test
  void memoryIsBounded() {
    for (int number = 0; number < 8; number++) {
      shop.exposed(minute(0), "shopper-" + number, "arm-1", "");
    }
    assertThat(shop.outcomes.met("arm-1")).isEqualTo(5);
    assertThat(shop.outcomes.unseen()).isEqualTo(3);
  }

  private static Action action(Kind kind, String ranking, Instant at, Instant receivedAt) {
    return new Action(kind, ranking, 1_000_000, at, receivedAt);
  }
}
