package dev.tradewind.training.data;

/**
 * A labelled sentence.
 *
 * @param intent what is wanted; {@link #OUT_OF_SCOPE} where it is none of the intents
 * @param split which part of the data it is in
 */
public record Utterance(String text, String intent, Split split) {

  /** Stands for no intent at all: no file can name an intent so. */
  public static final String OUT_OF_SCOPE = "";

  /** Part of the data. */
  public enum Split {
    /** To learn from. */
    TRAIN,
    /** To choose on. */
    VALIDATION,
    /** To measure on. */
    TEST,
    /** The file does not say. */
    UNSTATED
  }

  /** Whether it is none of the intents. */
  public boolean isOutOfScope() {
    return intent.isEmpty();
  }
}
