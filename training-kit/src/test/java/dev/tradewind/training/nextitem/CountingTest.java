package dev.tradewind.training.nextitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CountingTest {

  @Test
  void holdsOutTheLastTwoItems() {
    LeaveOneOut split = LeaveOneOut.of(List.of(new int[] {1, 2, 3, 4}, new int[] {5, 6}));
    assertThat(split.training()).containsExactly(new int[] {1, 2}, new int[] {5, 6});
    assertThat(split.validation()).hasSize(1);
    assertThat(split.validation().get(0).target()).isEqualTo(3);
    assertThat(split.test().get(0).history()).containsExactly(1, 2, 3);
    assertThat(split.test().get(0).target()).isEqualTo(4);
  }

  @Test
  void leavesOutCasesThatNoMaskedRankingCanFind() {
    LeaveOneOut split = LeaveOneOut.of(List.of(new int[] {1, 2, 3, 1}));
    assertThat(split.test()).isEmpty();
    assertThat(split.repeats()).isEqualTo(1);
  }

  @Test
  void countsWhatFollowsWhat() {
    CoCounts counts = CoCounts.of(List.of(new int[] {1, 2, 3}, new int[] {1, 2}), 4, 3);
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
  void rankingQualityIsAsDefined() {
    Ranking ranking = new Ranking();
    ranking.add(0);
    ranking.add(2);
    ranking.add(10);
    assertThat(ranking.hitRate()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(ranking.ndcg()).isCloseTo((1 + 0.5) / 3, within(1e-9));
  }
}
