package dev.tradewind.inference.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.serving.domain.MemoryBudget.Resident;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

  private static final MemoryBudget BUDGET = new MemoryBudget(100, Duration.ofMinutes(1));

  private static Resident resident(String model, long bytes, int idleMinutes) {
    return new Resident(model, 1, bytes, Duration.ofMinutes(idleMinutes), false);
  }

  @Test
  void whereThereIsRoomNobodyGoes() {
    assertThat(BUDGET.makeRoom(60, List.of(resident("a", 40, 9)))).contains(List.of());
  }

  @Test
  void whoeverWasNotAskedForLongestGoesFirstAndNobodyMoreThanNeeded() {
    Resident a = resident("a", 30, 2);
    Resident b = resident("b", 30, 8);
    Resident c = resident("c", 30, 5);

    assertThat(BUDGET.makeRoom(40, List.of(a, b, c))).contains(List.of(b));
    assertThat(BUDGET.makeRoom(50, List.of(a, b, c))).contains(List.of(b, c));
  }

  @Test
  void whoeverWasAskedAMomentAgoStays() {
    assertThat(BUDGET.makeRoom(40, List.of(resident("a", 90, 0)))).isEmpty();
  }

  @Test
  void whoeverIsKeptStays() {
    Resident kept = new Resident("a", 1, 90, Duration.ofHours(1), true);

    assertThat(BUDGET.makeRoom(40, List.of(kept))).isEmpty();
  }

  @Test
  void whatIsLargerThanEverythingIsRefused() {
    assertThat(BUDGET.makeRoom(101, List.of(resident("a", 50, 9)))).isEmpty();
    assertThat(new MemoryBudget(0, Duration.ZERO).makeRoom(1L << 40, List.of())).isPresent();
  }
}
