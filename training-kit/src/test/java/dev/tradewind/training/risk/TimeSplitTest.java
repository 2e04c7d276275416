package dev.tradewind.training.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeSplitTest {

  /** Ten payments a day by cards 0 to 9; cards 0 and 1 are defrauded each fourth day. */
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
        IntStream.range(0, size).map(i -> i % 10 + 10 * (i / 10)).toArray(),
        frauds);
  }

  @Test
  void threeWeeksAreAWeekToLearnAWeekToWaitAndAWeekToMeasure() {
    Payments payments = days(21);
    TimeSplit split = TimeSplit.of(payments, 0, 28);
    assertThat(daysOf(payments, split.train())).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(daysOf(payments, split.test())).containsExactly(14, 15, 16, 17, 18, 19, 20);
    assertThat(daysOf(payments, split.fit())).containsExactly(0, 1, 2, 3, 4);
    assertThat(daysOf(payments, split.validation())).containsExactly(5, 6);
  }

  @Test
  void aLongFileLearnsFromFourWeeksAndChoosesInAWindowOfTheSameForm() {
    Payments payments = days(90);
    TimeSplit split = TimeSplit.of(payments, 0, 28);
    assertThat(daysOf(payments, split.test())).startsWith(83).hasSize(7);
    assertThat(daysOf(payments, split.train())).startsWith(48).hasSize(28).endsWith(75);
    assertThat(daysOf(payments, split.validation())).startsWith(69).hasSize(7);
    assertThat(daysOf(payments, split.fit())).endsWith(61).hasSize(28);
  }

  @Test
  void aShortFileIsSplitInThree() {
    Payments payments = days(9);
    TimeSplit split = TimeSplit.of(payments, 0, 28);
    assertThat(daysOf(payments, split.train())).containsExactly(0, 1, 2);
    assertThat(daysOf(payments, split.test())).containsExactly(6, 7, 8);
  }

  @Test
  void cardsAreLeftOutOnceTheirFraudIsKnownAndNotBefore() {
    int size = 21 * 4;
    int[] day = IntStream.range(0, size).map(i -> i / 4).toArray();
    int[] card = IntStream.range(0, size).map(i -> i % 4).toArray();
    boolean[] frauds = new boolean[size];
    frauds[3 * 4] = true; // card 0, while learning
    frauds[6 * 4 + 1] = true; // card 1, while learning
    frauds[9 * 4 + 2] = true; // card 2, while waiting: known on day 17
    for (int late = 14; late < 21; late++) {
      frauds[late * 4 + 3] = true; // card 3, while measuring: not known before day 22
    }
    frauds[5 * 4] = true;
    Payments payments = new Payments(List.of("x"), new float[size][1], day, card, frauds);
    TimeSplit split = TimeSplit.of(payments, 0, 7);
    assertThat(Arrays.stream(split.test()).map(i -> card[i]).distinct()).containsExactly(2, 3);
    assertThat(Arrays.stream(split.test()).filter(i -> card[i] == 2).map(i -> day[i]))
        .containsExactly(14, 15, 16);
    assertThat(Arrays.stream(split.test()).filter(i -> card[i] == 3)).hasSize(7);
  }

  @Test
  void tooLittleIsRefusedInWords() {
    assertThatThrownBy(() -> TimeSplit.of(days(2), 0, 28)).hasMessageContaining("2 days");
    Payments honest = days(21);
    Arrays.fill(honest.frauds(), false);
    assertThatThrownBy(() -> TimeSplit.of(honest, 0, 28)).hasMessageContaining("only 0 frauds");
  }

  private static List<Integer> daysOf(Payments payments, int[] some) {
    return Arrays.stream(some).map(i -> payments.days()[i]).distinct().boxed().toList();
  }
}
