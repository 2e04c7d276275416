package dev.tradewind.training.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShopperEventsTest {

  @Test
  void linesOfOneKindAtOneMomentAreOneEvent() {
    assertThat(
            ShopperEvents.of(
                    "ann",
                    List.of(
                        "1772618400 view_item ",
                        "1772618460 purchase 12.5",
                        "1772618460 purchase 1.0E7",
                        "1772618460 view_item "))
                .csv())
        .containsExactly(
            "\"ann\",2026-03-04T10:00:00Z,view_item,",
            "\"ann\",2026-03-04T10:01:00Z,purchase,1.00000125E7",
            "\"ann\",2026-03-04T10:01:00Z,view_item,");
  }

  @Test
  void anIdMayHaveAnySign() {
    assertThat(ShopperEvents.of("a\"n,n", List.of("0 search ")).csv())
        .containsExactly("\"a\"\"n,n\",1970-01-01T00:00:00Z,search,");
  }

  @Test
  void whatIsNoEventIsLeftOut() {
    assertThat(ShopperEvents.of("ann", List.of("", "item-7", "x view 1", "1 view x")).csv())
        .isEmpty();
  }
}
