package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;

/** What every file of sentences must keep to. */
final class Sentence {

  private static final int LONGEST_TEXT = 2_000;

  private Sentence() {}

  static Utterance of(String text, String intent, Utterance.Split split, long line) {
    if (text.isBlank() || intent.isBlank()) {
      throw RunFailure.dataLine(line, "text or intent is empty");
    }
    if (text.length() > LONGEST_TEXT) {
      throw RunFailure.dataLine(line, "text of more than " + LONGEST_TEXT + " characters");
    }
    return new Utterance(text, intent, split);
  }
}
