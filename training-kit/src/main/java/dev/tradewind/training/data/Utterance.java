package dev.tradewind.training.data;

/**
 * A labelled sentence.
 *
 * @param split which part of the data it is in
 */
public record Utterance(String text, String intent, Split split) {

  /** Part of the data. */
  public enum Split {
    /** To learn from. */
    TRAIN,
    /** To measure on. */
    TEST,
    /** The file does not say. */
    UNSTATED
  }
}
