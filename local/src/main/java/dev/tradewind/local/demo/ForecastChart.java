package dev.tradewind.local.demo;

import dev.tradewind.local.demo.DemoReport.ForecastDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Days as lines of text: what was sold as bars, then the forecast as ranges around its median. */
final class ForecastChart {

  private static final int WIDTH = 40;

  private final List<ForecastDay> days;

  ForecastChart(List<ForecastDay> days) {
    this.days = List.copyOf(days);
  }

  /**
   * Draws.
   *
   * @param history units sold on the days before the first forecast day, oldest first
   */
  List<String> lines(List<Double> history) {
    double most = 1;
    for (double sold : history) {
      most = Math.max(most, sold);
    }
    for (ForecastDay day : days) {
      most = Math.max(most, day.high());
    }
    List<String> lines = new ArrayList<>();
    if (days.isEmpty()) {
      return lines;
    }
    LocalDate first = LocalDate.parse(days.get(0).date()).minusDays(history.size());
    for (int index = 0; index < history.size(); index++) {
      double sold = history.get(index);
      lines.add(
          String.format(
              Locale.ROOT,
              "%s %-40s %6.0f sold",
              first.plusDays(index),
              "#".repeat(column(sold, most)),
              sold));
    }
    for (ForecastDay day : days) {
      lines.add(forecastLine(day, most));
    }
    return lines;
  }

  private static String forecastLine(ForecastDay day, double most) {
    char[] bar = " ".repeat(WIDTH + 1).toCharArray();
    for (int at = column(day.low(), most); at <= column(day.high(), most); at++) {
      bar[at] = '-';
    }
    bar[column(day.median(), most)] = 'o';
    String truth =
        day.truth() == null ? "" : String.format(Locale.ROOT, "  (true mean %.1f)", day.truth());
    return String.format(
        Locale.ROOT,
        "%s %s %6.1f median, 90 %% between %.1f and %.1f%s",
        day.date(),
        new String(bar, 0, WIDTH + 1).substring(0, WIDTH),
        day.median(),
        day.low(),
        day.high(),
        truth);
  }

  private static int column(double value, double most) {
    return (int) Math.round(Math.max(0, Math.min(1, value / most)) * (WIDTH - 1));
  }
}
