package dev.tradewind.training.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromotionTest {

  @Test
  void aModelAtItsFloorIsPromoted() {
    assertThat(Promotion.of(List.of(metric(0.05, 0.05, true))))
        .isEqualTo(new Promotion(true, "promoted"));
    assertThat(Promotion.of(List.of(metric(2.0, 2.0, false))).promoted()).isTrue();
  }

  @Test
  void aModelBelowItsFloorIsNotAndTheReasonSaysByWhat() {
    Promotion promotion = Promotion.of(List.of(metric(0.04, 0.05, true)));

    assertThat(promotion.promoted()).isFalse();
    assertThat(promotion.reason())
        .isEqualTo(
            "not promoted: ndcg@10 is 0.0400, worse than 0.0500 of popularity (more is better)");
  }

  @Test
  void whereLessIsBetterMoreIsWorse() {
    assertThat(Promotion.of(List.of(metric(2.1, 2.0, false))).promoted()).isFalse();
  }

  @Test
  void whatIsNotANumberIsNotPromoted() {
    assertThat(Promotion.of(List.of(metric(Double.NaN, 0.05, true))).promoted()).isFalse();
    assertThat(Promotion.of(List.of(metric(Double.NaN, 0.05, false))).promoted()).isFalse();
    assertThat(Promotion.of(List.of(metric(0.1, Double.NaN, true))).promoted()).isFalse();
  }

  @Test
  void withoutOnePrimaryMetricNothingIsPromoted() {
    Metric primary = metric(1, 0, true);
    Metric secondary = new Metric("hr@10", 1, 0, "popularity", true, false);

    assertThat(Promotion.of(List.of()).promoted()).isFalse();
    assertThat(Promotion.of(List.of(secondary)).promoted()).isFalse();
    assertThat(Promotion.of(List.of(primary, primary)).promoted()).isFalse();
    assertThat(Promotion.of(List.of(secondary, primary)).promoted()).isTrue();
  }

  private static Metric metric(double value, double floor, boolean higherIsBetter) {
    return new Metric("ndcg@10", value, floor, "popularity", higherIsBetter, true);
  }
}
