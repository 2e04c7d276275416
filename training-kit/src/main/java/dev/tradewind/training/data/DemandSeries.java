package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Units of one item sold on consecutive days.
 *
 * @param item its id
 * @param firstDay the day of the first value
 * @param units one value a day, not negative
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
public record DemandSeries(String item, LocalDate firstDay, float[] units) {

  /** Weekday of a day of the series, 0 = Monday. */
  public int weekday(int day) {
    return firstDay.plusDays(day).getDayOfWeek().getValue() - 1;
  }

  /**
   * Reads lines {@code item,first_day,units,units ...}; a blank line is skipped.
   *
   * @throws RunFailure DATA_INVALID, naming the line
   */
  public static List<DemandSeries> read(Path file) {
    List<DemandSeries> all = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      long line = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (!text.isBlank()) {
          all.add(parse(text, line));
        }
      }
    } catch (IOException e) {
      throw RunFailure.data(file + " cannot be read as UTF-8 text: " + e);
    }
    return all;
  }

  private static DemandSeries parse(String text, long line) {
    String[] fields = text.split(",", -1);
    if (fields.length < 3 || fields[0].isBlank()) {
      throw RunFailure.dataLine(line, "expected: item,first_day,units,units ...");
    }
    LocalDate firstDay;
    try {
      firstDay = LocalDate.parse(fields[1].strip());
    } catch (DateTimeParseException e) {
      throw RunFailure.dataLine(line, "first day \"" + fields[1] + "\" (expected: yyyy-mm-dd)");
    }
    float[] units = new float[fields.length - 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = units(fields[i + 2].strip(), line);
    }
    return new DemandSeries(fields[0].strip(), firstDay, units);
  }

  private static float units(String text, long line) {
    float value;
    try {
      value = Float.parseFloat(text);
    } catch (NumberFormatException e) {
      value = Float.NaN;
    }
    if (!Float.isFinite(value) || value < 0) {
      throw RunFailure.dataLine(line, "units \"" + text + "\" (expected: a number, 0 or more)");
    }
    return value;
  }
}
