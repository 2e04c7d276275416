package dev.tradewind.training.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.domain.EntityScan.Layout;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetRowsTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-03-04");

  @Test
  void aSeriesBeginsWithTheFirstSaleAndEndsYesterday() {
    assertThat(DailySeries.before(TODAY, "tea", List.of(0.0, 0.0, 3.0, 0.0, 1.5)))
        .hasValueSatisfying(series -> assertThat(series.csv()).isEqualTo("tea,2026-03-01,3,0,1.5"));
  }

  @Test
  void anItemThatWasNeverSoldHasNoSeries() {
    assertThat(DailySeries.before(TODAY, "tea", List.of(0.0, 0.0))).isEmpty();
    assertThat(DailySeries.before(TODAY, "tea", List.of())).isEmpty();
  }

  @Test
  void aSequenceIsALineOfIds() {
    assertThat(PurchaseSequence.of("ann", List.of("tea", "cup")).map(PurchaseSequence::line))
        .contains("ann tea cup");
    assertThat(PurchaseSequence.of("ann", List.of())).isEmpty();
  }

  @Test
  void anIdThatWouldBreakTheLineIsLeftOut() {
    assertThat(PurchaseSequence.of("ann", List.of("tea\nbob", "cup")).map(PurchaseSequence::line))
        .contains("ann cup");
    assertThat(PurchaseSequence.of("ann bob", List.of("tea"))).isEmpty();
  }

  @Test
  void aScanSaysWhatItLacks() {
    EntityScan scan =
        new EntityScan("shopper_history:purchased_items", Layout.SEQUENCES, List.of());
    assertThat(scan.refusal(0))
        .contains(
            "the data set has 0 shoppers with purchases, and at least 10 are needed;"
                + " send events first");
    assertThat(scan.refusal(10)).isEmpty();
  }
}
