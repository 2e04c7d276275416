package dev.tradewind.training.sentiment;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/**
 * How many words texts have.
 *
 * @param all runs of letters, and letters that are words by themselves
 * @param letters the latter
 */
record WordCount(long all, long letters) {

  private static final Set<UnicodeScript> NOT_APART =
      Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.THAI);

  static WordCount of(List<Opinion> opinions) {
    long all = 0;
    long letters = 0;
    for (Opinion one : opinions) {
      boolean within = false;
      for (int i = 0; i < one.text().length(); i++) {
        char letter = one.text().charAt(i);
        boolean alone = NOT_APART.contains(UnicodeScript.of(letter));
        boolean part = !alone && Character.isLetterOrDigit(letter);
        all += alone || (part && !within) ? 1 : 0;
        letters += alone ? 1 : 0;
        within = part;
      }
    }
    return new WordCount(all, letters);
  }

  /** Whether most words are single letters, as in Chinese. */
  boolean isMostlyLetters() {
    return 2 * letters > all;
  }
}
