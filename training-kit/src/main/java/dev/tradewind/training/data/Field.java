package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;

/** Values of a line; a bad one is refused by line, column and cause. */
public final class Field {

  private Field() {}

  /**
   * A finite number.
   *
   * @throws RunFailure DATA_INVALID
   */
  public static double number(String text, String column, long line) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!Double.isFinite(value)) {
      throw RunFailure.dataLine(line, column + ": \"" + text + "\" (expected: a number)");
    }
    return value;
  }

  /** As {@link #number}; NaN where the field is empty or says that nothing is known. */
  public static double numberOrMissing(String text, String column, long line) {
    return text.isEmpty() || text.equalsIgnoreCase("nan") || text.equalsIgnoreCase("na")
        ? Double.NaN
        : number(text, column, line);
  }

  /**
   * A truth value: 1 or 0, true or false.
   *
   * @throws RunFailure DATA_INVALID
   */
  public static boolean flag(String text, String column, long line) {
    return switch (text) {
      case "1", "1.0", "true", "True", "TRUE" -> true;
      case "0", "0.0", "false", "False", "FALSE" -> false;
      default -> throw RunFailure.dataLine(line, column + ": \"" + text + "\" (expected: 0|1)");
    };
  }

  /**
   * A moment of the file's clock: {@code yyyy-mm-dd hh:mm:ss}, or a day alone.
   *
   * @throws RunFailure DATA_INVALID
   */
  public static LocalDateTime time(String text, String column, long line) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay()
          : LocalDateTime.parse(text.replace(' ', 'T'));
    } catch (DateTimeParseException e) {
      throw RunFailure.dataLine(
          line, column + ": \"" + text + "\" (expected: yyyy-mm-dd hh:mm:ss)");
    }
  }
}
