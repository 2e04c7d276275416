package dev.tradewind.training.data.table;

import dev.tradewind.training.data.TimeText;
import java.util.Locale;
import java.util.Set;

/** What a value of a table may be. */
public final class Cell {

  private static final Set<String> MISSING = Set.of("", "nan", "na", "n/a", "null", "none", "?");
  private static final Set<String> YES = Set.of("1", "1.0", "true", "yes");
  private static final Set<String> NO = Set.of("0", "0.0", "false", "no");

  private Cell() {}

  /** Whether nothing is known, as far as numbers and labels go. */
  public static boolean isMissing(String text) {
    return text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT));
  }

  /** 1, true or yes. */
  public static boolean isYes(String text) {
    return text.length() <= 4 && YES.contains(text.toLowerCase(Locale.ROOT));
  }

  /** 0, false or no. */
  public static boolean isNo(String text) {
    return text.length() <= 5 && NO.contains(text.toLowerCase(Locale.ROOT));
  }

  /** A finite number that a float can hold; NaN where it is none. */
  public static double number(String text) {
    if (text.isEmpty() || !isPartOfNumber(text.charAt(0))) {
      return Double.NaN;
    }
    char last = text.charAt(text.length() - 1);
    // Java takes "1d" for a number; files do not.
    if (!(last >= '0' && last <= '9') && last != '.') {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Math.abs(value) <= Float.MAX_VALUE ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static boolean isPartOfNumber(char first) {
    return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
  }

  /**
   * Seconds since 1970 of an ISO 8601 day or moment, with or without a zone (then UTC), with a
   * blank or a T between day and time; NaN where it is none.
   */
  public static double moment(String text) {
    return TimeText.iso(text);
  }
}
