package dev.tradewind.training.risk.learner;

import java.util.List;

/** What a model is told of each example: a number, or a word. */
public sealed interface Column {

  /** As in the file, and as the served model's input is called. */
  String name();

  /** Numbers; NaN is missing. */
  record Numeric(String name) implements Column {}

  /**
   * Words. A row has the word's place in the list.
   *
   * @param words all of the column, known and rare; an empty one stands for a missing value
   */
  record Words(String name, List<String> words) implements Column {

    /** Stands for all words of a column that has too many of them; a model never knows it. */
    public static final String OTHER = "\uFFFD";

    public Words {
      words = List.copyOf(words);
    }
  }
}
