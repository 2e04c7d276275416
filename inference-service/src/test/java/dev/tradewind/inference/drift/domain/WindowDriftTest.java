package dev.tradewind.inference.drift.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowDriftTest {

  private static AspectDrift drift(String aspect, double p, double index) {
    return new AspectDrift(aspect, 500, 500, index, .02, .3, .1, p, false, List.of());
  }

  private static List<String> alarms(AspectDrift... drifts) {
    return WindowDrift.judged(List.of(drifts), .05, .1).stream()
        .filter(AspectDrift::alarm)
        .map(AspectDrift::aspect)
        .toList();
  }

  @Test
  void eachIsHeldToWhatHolmLeavesIt() {
    // Of three: .05 / 3, then .05 / 2, then .05.
    assertThat(alarms(drift("a", .016, .5), drift("b", .024, .5), drift("c", .04, .5)))
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(alarms(drift("a", .016, .5), drift("b", .026, .5), drift("c", .04, .5)))
        .containsExactly("a");
    assertThat(alarms(drift("a", .017, .5), drift("b", .018, .5), drift("c", .019, .5))).isEmpty();
  }

  @Test
  void whatIsBeyondChanceAndTooSmallToMatterIsNoAlarm() {
    assertThat(alarms(drift("small", .0001, .11), drift("great", .001, .13)))
        .containsExactly("great");
  }

  @Test
  void alarmsComeFirstThenWhatMovedFurthest() {
    assertThat(
            WindowDrift.judged(
                List.of(drift("still", .9, .02), drift("some", .3, .9), drift("much", .0001, .5)),
                .05,
                .1))
        .extracting(AspectDrift::aspect)
        .containsExactly("much", "some", "still");
  }

  @Test
  void whatMovedEquallyFarIsInTheOrderOfItsNames() {
    assertThat(
            WindowDrift.judged(
                List.of(drift("b", .5, .02), drift("c", .5, .02), drift("a", .5, .02)), .05, .1))
        .extracting(AspectDrift::aspect)
        .containsExactly("a", "b", "c");
  }
}
