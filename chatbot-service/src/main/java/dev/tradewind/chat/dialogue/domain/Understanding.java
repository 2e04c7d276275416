package dev.tradewind.chat.dialogue.domain;

/** What the model makes of a text. */
public sealed interface Understanding {

  /**
   * Its first guess.
   *
   * @param label the model's name of the intent
   * @param confidence 0 to 1
   */
  record Guess(String label, double confidence) implements Understanding {}

  /** It cannot be asked just now. */
  record Unavailable() implements Understanding {}
}
