package dev.tradewind.forecast.domain;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReorderPlanTest {

  @Test
  void theStockPositionIsBroughtUpToTheQuantileOfTheCycle() {
    ReorderPlan plan =
        ReorderPlan.of(
            SampleForecasts.normal(10, 4),
            new StockPosition(20, 15),
            new ReorderPolicy(5, 2, .95, 1, 0));

    // 7 days: N(70, 4 sqrt 7); .95: 70 + 1.644854 x 10.583005
    assertThat(plan.orderUpToLevel()).isCloseTo(87.407494, within(1e-5));
    assertThat(plan.safetyStock()).isCloseTo(17.407494, within(1e-5));
    assertThat(plan.reorderPoint()).isCloseTo(67.407494, within(1e-5));
    assertThat(plan.orderQuantity()).isEqualTo(53);
  }

  @Test
  void itIsTheNewsvendorsQuantity() {
    // Holding 2, penalty 18: critical ratio .9; demand N(120, 10) over the cycle of 2 days.
    DemandForecast demand = SampleForecasts.normal(60, 10 / Math.sqrt(2));

    ReorderPlan plan =
        ReorderPlan.of(demand, new StockPosition(0, 0), new ReorderPolicy(1, 1, .9, 1, 0));

    assertThat(plan.orderUpToLevel()).isCloseTo(132.8155, within(1e-4));
    assertThat(plan.orderQuantity()).isEqualTo(133);
  }

  @Test
  void enoughStockNeedsNoOrderWhateverTheSupplierWants() {
    ReorderPlan plan =
        ReorderPlan.of(
            SampleForecasts.normal(10, 4),
            new StockPosition(100, 0),
            new ReorderPolicy(5, 2, .95, 12, 500));

    assertThat(plan.orderQuantity()).isZero();
  }

  @Test
  void theMinimumOrderComesBeforeThePacks() {
    ReorderPlan plan =
        ReorderPlan.of(
            SampleForecasts.normal(10, 4),
            new StockPosition(85, 0),
            new ReorderPolicy(5, 2, .95, 12, 50));

    assertThat(plan.orderQuantity()).isEqualTo(60);
  }

  @Test
  void aPolicyBeyondTheForecastIsRefused() {
    assertThatThrownBy(() -> new ReorderPolicy(10, 5, .95, 1, 0))
        .hasMessage("lead_time_days + review_period_days: 15 (expected: at most 14)");
    assertThatThrownBy(() -> new ReorderPolicy(5, 2, .3, 1, 0))
        .hasMessage("service_level: 0.3 (expected: 0.5 to 0.95, or 0 for the default)");
    assertThatThrownBy(() -> new ReorderPolicy(5, 2, Double.NaN, 1, 0))
        .hasMessageContaining("service_level");
  }

  @Property
  void theLinesLeadToTheResult(
      @ForAll @DoubleRange(min = 0, max = 1_000) double mean,
      @ForAll @DoubleRange(min = 0, max = 300) double deviation,
      @ForAll @LongRange(min = 0, max = 5_000) long onHand,
      @ForAll @LongRange(min = 0, max = 5_000) long onOrder,
      @ForAll @DoubleRange(min = .5, max = .95) double level,
      @ForAll @IntRange(min = 1, max = 12) int leadTime,
      @ForAll @LongRange(min = 1, max = 144) long pack,
      @ForAll @LongRange(min = 0, max = 500) long minimum) {
    ReorderPolicy policy = new ReorderPolicy(leadTime, 2, level, pack, minimum);

    ReorderPlan plan =
        ReorderPlan.of(
            SampleForecasts.normal(mean, deviation), new StockPosition(onHand, onOrder), policy);

    Map<String, Double> lines =
        plan.arithmetic().stream().collect(toMap(ArithmeticStep::label, ArithmeticStep::value));
    double safety =
        lines.get("order-up-to level") - lines.get("median demand over lead time + review period");
    double position = lines.get("on hand") + lines.get("on order");
    double need = Math.max(0, lines.get("order-up-to level") - position);
    double pieces = Math.ceil(need - 1e-6);
    double accepted = pieces <= 0 ? 0 : Math.max(pieces, (double) minimum);
    assertThat(lines.get("safety stock")).isEqualTo(safety).isEqualTo(plan.safetyStock());
    assertThat(lines.get("reorder point"))
        .isEqualTo(lines.get("median demand over lead time") + safety)
        .isEqualTo(plan.reorderPoint());
    assertThat(lines.get("stock position")).isEqualTo(position);
    assertThat(lines.get("need")).isEqualTo(need);
    assertThat(lines.get("whole pieces")).isEqualTo(Math.max(0, pieces));
    assertThat(lines.get("accepted by the supplier")).isEqualTo(accepted);
    assertThat(lines.get("order quantity"))
        .isEqualTo(Math.ceil(accepted / pack) * pack)
        .isEqualTo(plan.orderQuantity() + 0.0);
    assertThat(plan.orderQuantity() % pack).isZero();
    assertThat(plan.safetyStock()).isGreaterThanOrEqualTo(0);
  }

  @Property
  void aHigherServiceLevelNeverOrdersLess(
      @ForAll @DoubleRange(min = .5, max = .95) double one,
      @ForAll @DoubleRange(min = .5, max = .95) double other,
      @ForAll @LongRange(min = 0, max = 200) long onHand,
      @ForAll @LongRange(min = 1, max = 24) long pack) {
    DemandForecast demand = SampleForecasts.normal(10, 4);
    StockPosition stock = new StockPosition(onHand, 0);

    long lower = quantity(demand, stock, Math.min(one, other), pack);
    long higher = quantity(demand, stock, Math.max(one, other), pack);

    assertThat(higher).isGreaterThanOrEqualTo(lower);
  }

  private static long quantity(
      DemandForecast demand, StockPosition stock, double level, long pack) {
    return ReorderPlan.of(demand, stock, new ReorderPolicy(5, 2, level, pack, 0)).orderQuantity();
  }
}
