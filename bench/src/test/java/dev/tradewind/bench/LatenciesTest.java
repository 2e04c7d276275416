package dev.tradewind.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void percentilesAreNearestRank() {
    long[] nanos = new long[100];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = (nanos.length - i) * 1_000_000L;
    }
    Latencies latencies = Latencies.of(nanos);
    assertThat(latencies.millis(0.5)).isEqualTo(50.0);
    assertThat(latencies.millis(0.99)).isEqualTo(99.0);
    assertThat(latencies.millis(1.0)).isEqualTo(100.0);
  }

  @Test
  void aRunWithoutCallsIsNoMeasurement() {
    assertThatThrownBy(() -> Latencies.of(new long[0])).hasMessageContaining("no calls");
  }

  @Test
  void everyCallIsMadeOnce() throws InterruptedException {
    boolean[] seen = new boolean[1000];
    Load.run(seen.length, 4, number -> seen[number] = true);
    assertThat(seen).containsOnly(true);
  }

  @Test
  void aFailedCallFailsTheRun() {
    assertThatThrownBy(
            () ->
                Load.run(
                    10,
                    2,
                    number -> {
                      throw new IllegalStateException("refused");
                    }))
        .hasMessageContaining("refused");
  }
}
