package dev.tradewind.bench.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.drift.domain.AspectDrift;
import dev.tradewind.inference.drift.domain.VersionDrift;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedAnswersTest {

  private static List<String> alarms(Shift shift) {
    VersionDrift watched = new SimulatedAnswers(1, 200).watched(3, shift);
    assertThat(watched.windows()).hasSize(3).allMatch(window -> window.shoppers() == 200);
    assertThat(watched.windows().subList(1, 3)).allMatch(window -> window.alarms().isEmpty());
    return watched.windows().get(0).alarms().stream().map(AspectDrift::aspect).toList();
  }

  @Test
  void whatHasMovedIsFoundWhereItHas() {
    assertThat(alarms(Shift.NONE)).isEmpty();
    for (Shift shift :
        List.of(Shift.shorter(.3), Shift.defaulted(.3), Shift.scores(1.5), Shift.fashion(.7))) {
      assertThat(alarms(shift)).containsExactly(shift.aspect());
    }
  }
}
