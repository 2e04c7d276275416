package dev.tradewind.feature.materialization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.online.StoreLag;
import dev.tradewind.feature.shop.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LagTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final TestClock clock = new TestClock(NOW);
  private final Lag lag = new Lag(clock);

  @Test
  void nothingIsKnownBeforeTheLogWasSeen() {
    assertThat(lag.now()).isEqualTo(StoreLag.UNKNOWN);
    lag.asking(WAIT);
    lag.failed();
    assertThat(lag.now()).isEqualTo(StoreLag.UNKNOWN);
  }

  @Test
  void anEventThatIsNotAppliedAges() {
    lag.pending(NOW.minusSeconds(3));
    assertThat(lag.now()).isEqualTo(Duration.ofSeconds(3));
    clock.advance(Duration.ofSeconds(2));
    assertThat(lag.now()).isEqualTo(Duration.ofSeconds(5));
    lag.nothingPending();
    assertThat(lag.now()).isZero();
  }

  @Test
  void waitingForAnEventIsNoLag() {
    lag.nothingPending();
    lag.asking(WAIT);
    clock.advance(WAIT);
    assertThat(lag.now()).isZero();
  }

  @Test
  void aLogThatDoesNotAnswerIsCountedFromWhenItWasAsked() {
    lag.nothingPending();
    lag.asking(WAIT);
    clock.advance(Duration.ofSeconds(8));
    assertThat(lag.now()).as("overdue").isEqualTo(Duration.ofSeconds(8));
    lag.failed();
    clock.advance(Duration.ofSeconds(1));
    lag.asking(Duration.ZERO);
    assertThat(lag.now()).as("failed and asked again").isEqualTo(Duration.ofSeconds(9));
    lag.nothingPending();
    assertThat(lag.now()).isZero();
  }

  @Test
  void clocksThatDisagreeMakeNoNegativeLag() {
    lag.pending(NOW.plusSeconds(1));
    assertThat(lag.now()).isZero();
  }
}
