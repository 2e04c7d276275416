package dev.tradewind.training.nextitem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.data.Question;
import dev.tradewind.training.data.Sequences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequenceSplitTest {

  private static final List<String> ITEMS = List.of("a", "b", "c", "d", "e", "f");

  @Test
  void holdsOutTheLastTwoItems() {
    SequenceSplit split = shoppers(new int[] {1, 2, 3, 4}, new int[] {5, 6});
    assertThat(split.training()).containsExactly(new int[] {1, 2}, new int[] {5, 6});
    assertThat(split.learned()).isEqualTo(split.training());
    assertThat(split.validation()).hasSize(1);
    assertThat(split.validation().get(0).history()).containsExactly(1, 2);
    assertThat(split.validation().get(0).next()).isEqualTo(3);
    assertThat(split.test().get(0).history()).containsExactly(1, 2, 3);
    assertThat(split.test().get(0).next()).isEqualTo(4);
    assertThat(split.leftOut(split.test().get(0))).containsExactly(1, 2, 3);
  }

  @Test
  void leavesOutQuestionsThatNoMaskedRankingCanAnswer() {
    SequenceSplit split = shoppers(new int[] {1, 2, 3, 1});
    assertThat(split.test()).isEmpty();
    assertThat(split.repeats()).isEqualTo(1);
  }

  @Test
  void asksNothingForValidationWhereThereIsAGap() {
    BitSet gaps = new BitSet();
    gaps.set(0);
    Sequences data =
        new Sequences(
            ITEMS,
            List.of(new int[] {1, 2, 3, 4}, new int[] {4, 3, 2, 1}),
            gaps,
            List.of(),
            List.of());
    SequenceSplit split = SequenceSplit.of(data, 1);
    assertThat(split.training()).containsExactly(new int[] {1, 2, 3}, new int[] {4, 3});
    assertThat(split.validation()).hasSize(1);
    assertThat(split.test()).hasSize(2);
    assertThat(split.gaps()).isEqualTo(1);
  }

  @Test
  void asksWithinTheLastSessions() {
    List<int[]> sessions =
        new ArrayList<>(IntStream.range(0, 39).mapToObj(i -> new int[] {1, 2}).toList());
    sessions.add(new int[] {3, 3, 4});
    Question test = new Question(new int[] {5, 6}, 5);
    Sequences data =
        new Sequences(ITEMS, sessions, new BitSet(), List.of(test), List.of(Path.of("x")));
    SequenceSplit split = SequenceSplit.of(data, 1);
    assertThat(split.training()).hasSize(38);
    assertThat(split.learned()).hasSize(40);
    assertThat(split.validation()).extracting(Question::next).containsExactlyInAnyOrder(2, 3, 4);
    assertThat(split.test()).containsExactly(test);
    assertThat(split.leftOut(test)).isEmpty();
    assertThat(split.goal()).isEqualTo(Goal.SESSIONS);
  }

  private static SequenceSplit shoppers(int[]... sequences) {
    return SequenceSplit.of(new Sequences(ITEMS, List.of(sequences)), 1);
  }
}
