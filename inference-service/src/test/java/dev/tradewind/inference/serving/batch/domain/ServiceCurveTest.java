package dev.tradewind.inference.serving.batch.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceCurveTest {

  private final ServiceCurve curve = new ServiceCurve();

  private void ran(int size, long nanos, int times) {
    for (int run = 0; run < times; run++) {
      curve.ran(size, nanos, 0);
    }
  }

  @Test
  void knowsNothingBeforeTheFirstRun() {
    assertThat(curve.typical(8)).isEmpty();
    assertThat(curve.cautious(8)).isEmpty();
    assertThat(curve.brief(8, 0)).isEmpty();
  }

  @Test
  void aSingleStallMovesNothingButTheCautiousOnes() {
    ran(8, 100, 30);
    ran(8, 1_000_000, 2);
    assertThat(curve.typical(8)).hasValue(100);
    assertThat(curve.brief(8, 0)).hasValue(100);
    assertThat(curve.cautious(8)).hasValue(100);
    ran(8, 1_000_000, 2);
    assertThat(curve.cautious(8)).hasValue(1_000_000);
    assertThat(curve.typical(8)).hasValue(100);
  }

  @Test
  void forgetsASlowStart() {
    ran(8, 1_000_000, 32);
    ran(8, 100, 32);
    assertThat(curve.cautious(8)).hasValue(100);
  }

  @Test
  void sizesInBetweenAreInterpolatedAndLargerOnesProportional() {
    ran(8, 100, 1);
    ran(32, 340, 1);
    assertThat(curve.typical(16)).hasValue(180);
    assertThat(curve.typical(4)).hasValue(100);
    assertThat(curve.typical(64)).hasValue(680);
  }

  @Test
  void whatSurelyTakesLongerIsKnownFromSmallerSizesOnly() {
    ran(8, 100, ServiceCurve.ENOUGH);
    ran(32, 340, ServiceCurve.ENOUGH - 1);
    assertThat(curve.brief(32, 0)).hasValue(100);
    assertThat(curve.brief(4, 0)).isEmpty();
    assertThat(curve.brief(8, ServiceCurve.FRESH_NANOS + 1)).isEmpty();
  }
}
