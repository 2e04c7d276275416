package dev.tradewind.chat.dialogue.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the order or item number in a sentence: the word after "number" or "#", else one after
 * "order" or "item", else any, if it has three digits or more and is no price, date or time.
 */
final class MentionedNumber {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");
  private static final Pattern DATE_OR_TIME =
      Pattern.compile(
          "\\d{1,2}:\\d{2}(:\\d{2})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.(\\d{2,4})?");
  private static final Pattern EDGE =
      Pattern.compile("^[#(\"'\\[]+|[.,:;!?)\"'\\]_-]+$", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Set<String> BEFORE_ANY = Set.of("number", "no", "nr", "id", "#");
  private static final Set<String> BEFORE_LONG = Set.of("order", "item", "article", "product");
  private static final int LONG_DIGITS = 3;

  private MentionedNumber() {}

  static Optional<String> in(String text) {
    String best = "";
    int bestStrength = 0;
    String before = "";
    for (String token : words(text)) {
      String word = strip(token);
      int strength = strength(token, word, before);
      if (strength > bestStrength) {
        bestStrength = strength;
        best = word;
      }
      before = word.isEmpty() ? token : word.toLowerCase(Locale.ROOT);
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  static String[] words(String text) {
    return SPACE.split(text.strip());
  }

  /** A word without the quotes, brackets and full stops around it. */
  static String strip(String token) {
    return EDGE.matcher(token).replaceAll("");
  }

  /** Whether it can be an id at all: of the right letters, with a digit, and no date or time. */
  static boolean isNumber(String word) {
    return digits(word) > 0 && ID.matcher(word).matches() && !DATE_OR_TIME.matcher(word).matches();
  }

  private static int strength(String token, String word, String before) {
    if (!isNumber(word)) {
      return 0;
    }
    if (token.startsWith("#") || BEFORE_ANY.contains(before)) {
      return 3;
    }
    if (digits(word) < LONG_DIGITS) {
      return 0;
    }
    return BEFORE_LONG.contains(before) ? 2 : 1;
  }

  static boolean isLong(String word) {
    return digits(word) >= LONG_DIGITS;
  }

  private static long digits(String word) {
    return word.chars().filter(character -> character >= '0' && character <= '9').count();
  }
}
