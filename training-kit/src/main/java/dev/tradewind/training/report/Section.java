package dev.tradewind.training.report;

import dev.tradewind.training.report.plot.Chart;
import java.util.List;

/**
 * A part of a report.
 *
 * @param title a few words
 * @param text paragraphs
 * @param charts pictures
 * @param tables numbers that no picture shows
 */
public record Section(String title, List<String> text, List<Chart> charts, List<Table> tables) {

  public Section {
    text = List.copyOf(text);
    charts = List.copyOf(charts);
    tables = List.copyOf(tables);
  }
}
