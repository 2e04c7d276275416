package dev.tradewind.inference.predictionlog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against published values of Wilson's interval. */
class ShareTest {

  @Test
  void hasWilsonsInterval() {
    Share half = new Share(5, 10);
    assertThat(half.value()).isEqualTo(0.5);
    assertThat(half.low()).isCloseTo(0.2366, within(1e-4));
    assertThat(half.high()).isCloseTo(0.7634, within(1e-4));

    // Newcombe 1998, table I: 81 of 263.
    Share some = new Share(81, 263);
    assertThat(some.low()).isCloseTo(0.2553, within(1e-4));
    assertThat(some.high()).isCloseTo(0.3662, within(1e-4));
  }

  @Test
  void noneIsNotNothing() {
    Share none = new Share(0, 20);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(0.1611, within(1e-4));
  }

  @Test
  void ofNobodyNothingIsKnown() {
    Share unknown = new Share(0, 0);
    assertThat(unknown.value()).isZero();
    assertThat(unknown.low()).isZero();
    assertThat(unknown.high()).isEqualTo(1);
  }
}
