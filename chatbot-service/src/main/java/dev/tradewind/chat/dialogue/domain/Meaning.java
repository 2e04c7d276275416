package dev.tradewind.chat.dialogue.domain;

/**
 * What was understood, as it is kept with the shopper's message.
 *
 * @param label the intent; empty where nothing was understood
 * @param confidence 0 to 1
 */
public record Meaning(String label, double confidence) {

  /** Nothing was understood, and nothing guessed. */
  public static final Meaning NONE = new Meaning("", 0);

  /** A plain rule leaves no doubt. */
  static Meaning certain(Intent intent) {
    return new Meaning(intent.label(), 1);
  }
}
