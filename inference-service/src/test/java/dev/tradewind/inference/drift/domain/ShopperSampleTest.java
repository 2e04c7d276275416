package dev.tradewind.inference.drift.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShopperSampleTest {

  @Test
  void whoeverComesOftenCountsOnceWithWhatWasSeenFirst() {
    ShopperSample<Integer> sample = new ShopperSample<>(10, "w1");
    for (int time = 0; time < 100; time++) {
      int seen = time;
      sample.take("often", () -> seen);
    }
    sample.take("once", () -> -1);

    assertThat(sample.all()).containsExactlyInAnyOrder(0, -1);
  }

  @Test
  void ofManyEachHasTheSameChance() {
    int early = 0;
    for (int window = 0; window < 200; window++) {
      ShopperSample<Integer> sample = new ShopperSample<>(50, "w" + window);
      for (int shopper = 0; shopper < 1000; shopper++) {
        int number = shopper;
        sample.take("s" + shopper, () -> number);
      }
      assertThat(sample.size()).isEqualTo(50);
      early += (int) sample.all().stream().filter(number -> number < 500).count();
    }

    // Half of 10,000, and five standard deviations.
    assertThat(early).isCloseTo(5000, within(250));
  }
}
