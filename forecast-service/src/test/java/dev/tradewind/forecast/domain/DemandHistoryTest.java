package dev.tradewind.forecast.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemandHistoryTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  @Test
  void theLastEightWeeksCount() {
    List<Double> series = IntStream.range(0, 400).mapToObj(day -> (double) day).toList();

    DemandHistory history = DemandHistory.upTo(MONDAY, series);

    assertThat(history.units()).hasSize(56).startsWith(344.0).endsWith(399.0);
    assertThat(history.weekday()).isZero();
    assertThat(DemandHistory.upTo(MONDAY.plusDays(6), series).weekday()).isEqualTo(6);
  }

  @Test
  void aYoungItemSoldNothingBefore() {
    assertThat(DemandHistory.upTo(MONDAY, List.of(4.0)).units())
        .hasSize(56)
        .startsWith(0.0, 0.0)
        .endsWith(0.0, 4.0);
    assertThatThrownBy(() -> new DemandHistory(MONDAY, List.of(4.0)))
        .hasMessage("units: 1 (expected: 56)");
  }
}
