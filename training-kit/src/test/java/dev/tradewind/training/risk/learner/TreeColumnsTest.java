package dev.tradewind.training.risk.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeColumnsTest {

  private final List<float[]> rows = new ArrayList<>();
  private final List<Boolean> truth = new ArrayList<>();

  @Test
  void wordsAreOrderedByTheirShareOfYesAndRareOnesStayNearTheMiddle() {
    add(0, 300, 30);
    add(1, 400, 300);
    add(2, 200, 100);
    // All yes, but six of them say little.
    add(3, 6, 6);
    // Too rare to be known.
    add(4, 2, 0);
    Examples examples = examples("low", "high", "half", "few", "rare");
    int[] all = IntStream.range(0, rows.size()).toArray();
    Encoding encoding = Encoding.of(examples, all, 8);
    TreeColumns columns = TreeColumns.of(encoding, examples, all);

    float[] ranks = new float[5];
    for (int word = 0; word < ranks.length; word++) {
      float[] row = columns.row(encoding.numbered(new float[] {7.5f, word}));
      assertThat(row).hasSize(3);
      assertThat(row[0]).isEqualTo(7.5f);
      ranks[word] = row[2];
    }
    // low, rare, half, few, high: 436 of 908 are yes.
    assertThat(ranks).containsExactly(0, 4, 2, 3, 1);
    assertThat(columns.byColumn(new double[] {1, 2, 4})).containsExactly(1, 6);
  }

  @Test
  void withoutWordsARowIsAsItIs() {
    rows.add(new float[] {1});
    rows.add(new float[] {2});
    truth.addAll(List.of(true, false));
    Examples examples =
        new Examples(
            List.of(new Column.Numeric("n")),
            rows.toArray(float[][]::new),
            new boolean[] {true, false});
    int[] all = {0, 1};
    TreeColumns columns = TreeColumns.of(Encoding.of(examples, all, 8), examples, all);
    assertThat(columns.row(rows.get(1))).isSameAs(rows.get(1));
    assertThat(columns.byColumn(new double[] {3})).containsExactly(3);
  }

  private void add(int word, int count, int yes) {
    for (int i = 0; i < count; i++) {
      rows.add(new float[] {i, word});
      truth.add(i < yes);
    }
  }

  private Examples examples(String... words) {
    boolean[] answers = new boolean[truth.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = truth.get(i);
    }
    return new Examples(
        List.of(new Column.Numeric("n"), new Column.Words("w", List.of(words))),
        rows.toArray(float[][]::new),
        answers);
  }
}
