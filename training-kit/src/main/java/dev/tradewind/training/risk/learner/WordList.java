package dev.tradewind.training.risk.learner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The words of a column that a model knows: those that are frequent enough in what it learns from,
 * by falling number. All others are one: number 0. A missing value is a word of its own.
 *
 * @param known number i + 1 is the i-th of them
 * @param numbers of all words of the column, in its order
 * @param shares of each number among what is learned from
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; never compared or printed
public record WordList(List<String> known, int[] numbers, float[] shares) {

  private static final int MOST_WORDS = 256;
  private static final int FEWEST = 5;

  /** Counts the words of a column among rows. */
  static WordList of(Column.Words column, int at, List<float[]> rows) {
    int[] counts = new int[column.words().size()];
    for (float[] row : rows) {
      counts[(int) row[at]]++;
    }
    int[] kept =
        IntStream.range(0, counts.length)
            .filter(word -> counts[word] >= fewest(column.words().get(word)))
            .boxed()
            .sorted(Comparator.comparingInt((Integer word) -> -counts[word]))
            .limit(MOST_WORDS)
            .mapToInt(Integer::intValue)
            .toArray();
    int[] numbers = new int[counts.length];
    List<String> known = new ArrayList<>();
    float[] shares = new float[kept.length + 1];
    int all = 0;
    for (int word : kept) {
      known.add(column.words().get(word));
      numbers[word] = known.size();
      shares[known.size()] = (float) counts[word] / rows.size();
      all += counts[word];
    }
    shares[0] = (float) (rows.size() - all) / rows.size();
    return new WordList(known, numbers, shares);
  }

  private static int fewest(String word) {
    return switch (word) {
      case "" -> 1;
      case Column.Words.OTHER -> Integer.MAX_VALUE;
      default -> FEWEST;
    };
  }

  /** Numbers that there are: of the known words, and 0. */
  public int size() {
    return known.size() + 1;
  }
}
