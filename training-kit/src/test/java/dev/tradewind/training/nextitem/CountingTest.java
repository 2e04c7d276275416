package dev.tradewind.training.nextitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountingTest {

  @Test
  void countsWhatFollowsWhat() {
    CoCounts counts =
        CoCounts.of(
            List.of(new int[] {1, 2, 3}, new int[] {1, 2}), 4, 3, CountingShape.usual(false));
    assertThat(counts.neighbors()[1]).startsWith(2, 3);
    assertThat(counts.weights()[1][0]).isGreaterThan(counts.weights()[1][1]);
    assertThat(counts.weights()[1][2]).isZero();
    assertThat(counts.neighbors()[4]).containsOnly(0);
    assertThat(counts.popularity()[0]).isEqualTo(counts.popularity()[1]);
    assertThat(counts.popularity()[3]).isPositive().isLessThan(counts.popularity()[2]);
  }

  @Test
  void windowsCoverLongSequencesWholly() {
    int[] sequence = new int[120];
    for (int i = 0; i < sequence.length; i++) {
      sequence[i] = i + 1;
    }
    List<int[]> windows = TrainingBatch.windows(List.of(sequence));
    assertThat(windows.stream().mapToInt(window -> window.length - 1).sum()).isEqualTo(119);
    assertThat(windows).allMatch(window -> window.length <= NetworkShape.LENGTH + 1);
  }

  @Test
  void anItemLeadsToItselfOnlyWhereItMay() {
    List<int[]> sequences = List.of(new int[] {1, 1, 2});
    assertThat(CoCounts.of(sequences, 2, 2, CountingShape.usual(false)).neighbors()[1])
        .containsExactly(2, 0);
    assertThat(CoCounts.of(sequences, 2, 2, CountingShape.usual(true)).neighbors()[1])
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void batchesHaveAboutAsManyTargetsWhateverTheirWindowsLengthIs() {
    Random random = new Random(4);
    List<int[]> windows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      windows.add(new int[i % 10 == 0 ? 51 : 2 + random.nextInt(3)]);
    }
    int all = windows.stream().mapToInt(window -> window.length - 1).sum();
    List<List<int[]>> batches = TrainingBatch.epoch(windows, 200, random);
    assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(500);
    assertThat(batches)
        .hasSizeBetween(all / 250, all / 150)
        .allSatisfy(
            batch ->
                assertThat(batch.stream().mapToInt(window -> window.length - 1).sum())
                    .isBetween(100, 300));
    assertThat(batches).anySatisfy(batch -> assertThat(batch).hasSizeLessThan(6));
  }

  @Test
  void rankingQualityIsAsDefined() {
    Ranking ranking = new Ranking(new int[] {0, 2, 10});
    assertThat(ranking.mean(Goal.SHOPPERS)).isCloseTo((1 + 0.5) / 3, within(1e-9));
    assertThat(ranking.values(Goal.SHOPPERS::hit)).containsExactly(1, 1, 0);
    assertThat(ranking.mean(Goal.SESSIONS)).isCloseTo((1 + 1 / 3.0 + 1 / 11.0) / 3, within(1e-9));
    assertThat(ranking.values(Goal.SESSIONS::hit)).containsExactly(1, 1, 1);
    assertThat(Goal.SESSIONS.worth(20)).isZero();
  }
}
