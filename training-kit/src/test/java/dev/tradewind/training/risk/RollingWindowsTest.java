package dev.tradewind.training.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.risk.learner.RiskData.NamedFold;
import dev.tradewind.training.run.RunFailure;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollingWindowsTest {

  @Test
  void eachWindowMeasuresAfterAWaitAndTimeNeverRunsBackwards() {
    Payments payments = days(90);
    TimeSplit split = TimeSplit.of(payments, 0, 28);
    List<NamedFold> folds = RollingWindows.of(payments, split.window(), 4);

    assertThat(folds).hasSize(4);
    int before = -1;
    Set<Integer> held = new HashSet<>();
    for (NamedFold fold : folds) {
      int lastLearned = last(payments, fold.fit());
      int firstMeasured = first(payments, fold.validation());
      // A week lies between: until then its frauds are not known.
      assertThat(firstMeasured - lastLearned).isEqualTo(8);
      assertThat(firstMeasured).isGreaterThan(before);
      before = last(payments, fold.validation());
      for (int one : fold.validation()) {
        assertThat(held.add(one)).isTrue();
      }
    }
    // The last one ends with the days that are learned from in the end: none is a test day.
    assertThat(before).isEqualTo(split.window().to() - 1);
    assertThat(Arrays.stream(split.test())).noneMatch(held::contains);
    assertThat(folds.get(3).validation()).isEqualTo(split.validation());
    assertThat(folds.get(3).fit()).isEqualTo(split.fit());
  }

  @Test
  void whereThereIsNoRoomItSaysHowMuchThereIs() {
    Payments payments = days(90);
    TimeSplit split = TimeSplit.of(payments, 0, 28);
    // Before the test and its wait lie 76 days: ten weeks, two of which the first window needs.
    assertThat(RollingWindows.of(payments, split.window(), 8)).hasSize(8);
    assertThatThrownBy(() -> RollingWindows.of(payments, split.window(), 9))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("folds: 9 (expected: at most 8");
    Payments threeWeeks = days(21);
    TimeSplit small = TimeSplit.of(threeWeeks, 0, 28);
    assertThatThrownBy(() -> RollingWindows.of(threeWeeks, small.window(), 2))
        .hasMessageContaining("folds: 2 (expected: at most 1");
  }

  /** Ten payments a day, of cards of their own. */
  private static Payments days(int days) {
    int size = days * 10;
    boolean[] frauds = new boolean[size];
    for (int i = 0; i < size; i++) {
      frauds[i] = i % 10 == (i / 10) % 9;
    }
    return new Payments(
        List.of("x"),
        new float[size][1],
        IntStream.range(0, size).map(i -> i / 10).toArray(),
        IntStream.range(0, size).toArray(),
        frauds);
  }

  private static int first(Payments payments, int[] some) {
    return Arrays.stream(some).map(i -> payments.days()[i]).min().orElseThrow();
  }

  private static int last(Payments payments, int[] some) {
    return Arrays.stream(some).map(i -> payments.days()[i]).max().orElseThrow();
  }
}
