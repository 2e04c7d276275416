package dev.tradewind.feature.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitTest {

  private final AtomicLong now = new AtomicLong(-7);
  private final Circuit circuit = new Circuit(3, Duration.ofNanos(100), now::get);

  @Test
  void letsCallsThroughUntilSeveralHaveFailedInARow() {
    circuit.failed();
    circuit.failed();
    circuit.succeeded();
    circuit.failed();
    circuit.failed();
    assertThat(circuit.allows()).isTrue();
    circuit.failed();
    assertThat(circuit.allows()).isFalse();
  }

  @Test
  void letsOneCallThroughEverySoOften() {
    trip();
    now.addAndGet(99);
    assertThat(circuit.allows()).isFalse();
    now.addAndGet(1);
    assertThat(circuit.allows()).isTrue();
    assertThat(circuit.allows()).isFalse();
    circuit.failed();
    now.addAndGet(99);
    assertThat(circuit.allows()).isFalse();
    now.addAndGet(1);
    assertThat(circuit.allows()).isTrue();
  }

  @Test
  void oneSuccessLetsAllThroughAgain() {
    trip();
    now.addAndGet(100);
    assertThat(circuit.allows()).isTrue();
    circuit.succeeded();
    assertThat(circuit.allows()).isTrue();
    assertThat(circuit.allows()).isTrue();
  }

  private void trip() {
    for (int i = 0; i < 3; i++) {
      circuit.failed();
    }
  }
}
