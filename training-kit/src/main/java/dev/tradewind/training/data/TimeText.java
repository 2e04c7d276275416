package dev.tradewind.training.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Moments as tables write them. */
public final class TimeText {

  private static final int DAY_LENGTH = 10;
  private static final double MILLISECONDS_FROM = 1e11;

  private TimeText() {}

  /**
   * Seconds since 1970 of an ISO 8601 day or moment, with or without a zone (then UTC), with a
   * blank or a T between day and time; NaN where it is none.
   */
  public static double iso(String text) {
    if (text.length() < DAY_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return Double.NaN;
    }
    try {
      if (text.length() == DAY_LENGTH) {
        return LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
      }
      String plain = text.endsWith(" UTC") ? text.substring(0, text.length() - 4) : text;
      String iso = plain.replace(' ', 'T');
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 7;
      Instant instant =
          zoned
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return instant.toEpochMilli() / 1000.0;
    } catch (DateTimeParseException e) {
      return Double.NaN;
    }
  }

  /**
   * As {@link #iso}; or else a day as {@code yyyymmdd}; or else a number of seconds, of
   * milliseconds where it is 10^11 or more.
   */
  public static double seconds(String text) {
    double iso = iso(text);
    if (!Double.isNaN(iso)) {
      return iso;
    }
    if (text.length() == 8 && (text.startsWith("19") || text.startsWith("20"))) {
      try {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
            .atStartOfDay()
            .toEpochSecond(ZoneOffset.UTC);
      } catch (DateTimeParseException e) {
        return number(text);
      }
    }
    return number(text);
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text);
      double seconds = value >= MILLISECONDS_FROM ? value / 1000 : value;
      return Math.abs(seconds) < MILLISECONDS_FROM ? seconds : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
