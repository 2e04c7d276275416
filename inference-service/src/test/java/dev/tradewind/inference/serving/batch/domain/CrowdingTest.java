package dev.tradewind.inference.serving.batch.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdingTest {

  private static final long MS = 1_000_000;

  private final Crowding crowding = new Crowding();

  private void runs(int runs, long worked, long passed) {
    for (int run = 0; run < runs; run++) {
      crowding.ran(worked, passed);
    }
  }

  @Test
  void beforeAnyRunNothingIsKnown() {
    assertThat(crowding.isCrowded()).isFalse();
    crowding.ran(0, 0);
    assertThat(crowding.isCrowded()).isFalse();
  }

  @Test
  void runsThatWorkAllTheTimeHaveProcessorsEnough() {
    runs(100, MS, MS);
    assertThat(crowding.isCrowded()).isFalse();
  }

  @Test
  void runsThatAreKeptFromAProcessorDoNot() {
    runs(10, MS, MS);
    runs(10, 2 * MS, 3 * MS);
    assertThat(crowding.isCrowded()).isTrue();
  }

  @Test
  void oneStallAmongManyRunsIsForgotten() {
    runs(10, MS, MS);
    runs(1, MS, 20 * MS);
    assertThat(crowding.isCrowded()).isTrue();
    runs(80, MS, MS);
    assertThat(crowding.isCrowded()).isFalse();
  }

  @Test
  void whoWaitsForAnAcceleratorIsNotKeptFromAProcessor() {
    runs(50, MS, 10 * MS);
    assertThat(crowding.isCrowded()).isFalse();
    runs(50, MS, 15 * MS);
    assertThat(crowding.isCrowded()).isTrue();
  }
}
