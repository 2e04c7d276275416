package dev.tradewind.training.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tradewind.training.report.plot.Chart;
import dev.tradewind.training.report.plot.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a report: index.html, report.json, and a picture a chart below charts/. */
public final class ReportFiles {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReportFiles() {}

  /**
   * Writes.
   *
   * @param directory made where it is not there
   * @return the page
   */
  public static Path write(ReportData report, Path directory) throws IOException {
    Path charts = Files.createDirectories(directory.resolve("charts"));
    int number = 0;
    for (Section section : report.sections()) {
      for (Chart chart : section.charts()) {
        number++;
        String name = String.format(Locale.ROOT, "%02d-%s", number, slug(chart.title()));
        Files.writeString(charts.resolve(name + ".svg"), Svg.file(chart));
      }
    }
    Files.writeString(directory.resolve("report.json"), JSON.writeValueAsString(report) + "\n");
    return Files.writeString(directory.resolve("index.html"), HtmlPage.of(report));
  }

  private static String slug(String title) {
    String plain = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = plain.replaceAll("^-|-$", "");
    return trimmed.substring(0, Math.min(60, trimmed.length()));
  }
}
