package dev.tradewind.training.report;

import dev.tradewind.training.report.measure.Interval;
import dev.tradewind.training.report.plot.Chart;
import dev.tradewind.training.report.plot.Color;
import dev.tradewind.training.report.plot.Markup;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.report.plot.Svg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The page: one file, no script, light or dark as its reader is. */
final class HtmlPage {

  private static final String STYLE = style();

  private final StringBuilder out = new StringBuilder(1 << 17);
  private int figures;

  private HtmlPage() {}

  static String of(ReportData report) {
    HtmlPage page = new HtmlPage();
    page.write(report);
    return page.out.toString();
  }

  private void write(ReportData report) {
    Header header = report.header();
    out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"/>\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>")
        .append(Markup.escape(header.model() + ": " + report.headline().title()))
        .append("</title>\n<style>")
        .append(Color.css())
        .append(STYLE)
        .append("</style></head>\n<body><main>\n");
    head(header);
    headline(report.headline());
    contents(report.sections());
    for (int i = 0; i < report.sections().size(); i++) {
      section(report.sections().get(i), "part-" + (i + 1));
    }
    run(header);
    out.append("</main>\n<footer>Every number of this page is in <code>report.json</code>, every")
        .append(" picture in <code>charts/</code>. Intervals are 95 % percentile bootstrap")
        .append(" intervals over held-out examples, or Wilson's for shares.</footer>\n")
        .append("</body></html>\n");
  }

  private void head(Header header) {
    out.append("<header><p class=\"kind\">Training report</p><h1>")
        .append(Markup.escape(header.model()))
        .append("</h1><p class=\"task\">")
        .append(Markup.escape(header.task()))
        .append("</p><p class=\"facts\">Learned from <b>")
        .append(Numbers.write((double) header.trainedOn()))
        .append("</b> ")
        .append(Markup.escape(header.unit()))
        .append(", measured on <b>")
        .append(Numbers.write((double) header.heldOut()))
        .append("</b> held out, in <b>")
        .append(duration(header.seconds()))
        .append("</b></p></header>\n");
  }

  private void headline(Headline headline) {
    String sign =
        switch (headline.verdict()) {
          case BETTER -> "▲";
          case NOT_SHOWN -> "◆";
          case WORSE -> "▼";
        };
    out.append("<section class=\"verdict ")
        .append(headline.verdict().name().toLowerCase(java.util.Locale.ROOT))
        .append("\"><h2><span aria-hidden=\"true\">")
        .append(sign)
        .append("</span> ")
        .append(Markup.escape(headline.title()))
        .append("</h2><p>")
        .append(Markup.escape(headline.words()))
        .append("</p>\n<div class=\"metrics\">");
    headline.comparisons().forEach(this::metric);
    out.append("</div></section>\n");
  }

  private void metric(Comparison of) {
    out.append("<div class=\"metric\"><h3>")
        .append(Markup.escape(of.name()))
        .append(of.primary() ? " <span class=\"tag\">decides</span>" : "")
        .append("</h3><p class=\"big\">")
        .append(Numbers.write(of.value()))
        .append(range(of.interval()))
        .append("</p><p class=\"floor\">")
        .append(Markup.escape(of.floorName()))
        .append(": <b>")
        .append(Numbers.write(of.floor()))
        .append("</b>")
        .append(range(of.floorInterval()))
        .append("</p><p class=\"floor\">")
        .append(of.gain() >= 0 ? "better by <b>" : "worse by <b>")
        .append(Numbers.write(Math.abs(of.gain())))
        .append("</b>");
    Interval gain = of.gainInterval();
    if (gain != null) {
      out.append(of.gain() >= 0 ? range(gain) : range(new Interval(-gain.high(), -gain.low())));
    }
    out.append("</p><p class=\"meaning\">")
        .append(Markup.escape(of.meaning()))
        .append("</p></div>\n");
  }

  private static String range(@Nullable Interval interval) {
    return interval == null
        ? ""
        : " <span class=\"range\">"
            + Numbers.write(interval.low())
            + " to "
            + Numbers.write(interval.high())
            + "</span>";
  }

  private void contents(List<Section> sections) {
    out.append("<nav aria-label=\"Parts of this report\">");
    for (int i = 0; i < sections.size(); i++) {
      link("part-" + (i + 1), sections.get(i).title());
    }
    link("run", "The run");
    out.append("</nav>\n");
  }

  private void link(String id, String title) {
    out.append("<a href=\"#").append(id).append("\">").append(Markup.escape(title)).append("</a>");
  }

  private void section(Section section, String id) {
    out.append("<section id=\"").append(id).append("\"><h2>");
    out.append(Markup.escape(section.title())).append("</h2>\n");
    for (String paragraph : section.text()) {
      out.append("<p>").append(Markup.escape(paragraph)).append("</p>\n");
    }
    if (!section.charts().isEmpty()) {
      out.append("<div class=\"charts\">");
      section.charts().forEach(this::figure);
      out.append("</div>\n");
    }
    for (Table table : section.tables()) {
      out.append("<h3>").append(Markup.escape(table.title())).append("</h3>");
      table(table);
    }
    out.append("</section>\n");
  }

  private void figure(Chart chart) {
    figures++;
    out.append("<figure>")
        .append(Svg.inline(chart, "chart-" + figures))
        .append("<figcaption>")
        .append(Markup.escape(chart.description()))
        .append("</figcaption><details><summary>Numbers</summary>");
    table(ChartTable.of(chart));
    out.append("</details></figure>\n");
  }

  private void table(Table table) {
    out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(Markup.escape(table.title()))
        .append("\"><table><thead><tr>");
    for (String column : table.columns()) {
      out.append("<th scope=\"col\">").append(Markup.escape(column)).append("</th>");
    }
    out.append("</tr></thead><tbody>\n");
    for (List<@Nullable Object> row : table.rows()) {
      out.append("<tr>");
      row.forEach(this::cell);
      out.append("</tr>\n");
    }
    out.append("</tbody></table></div>\n");
  }

  private void cell(@Nullable Object value) {
    if (value instanceof Number number) {
      out.append("<td class=\"number\">").append(Numbers.write(number.doubleValue()));
    } else {
      out.append("<td>").append(Markup.escape(value == null ? "–" : value.toString()));
    }
    out.append("</td>");
  }

  private void run(Header header) {
    out.append("<section id=\"run\"><h2>The run</h2><dl>");
    fact("Run", header.run());
    fact("Seed", Long.toString(header.seed()));
    fact("Data, SHA-256", header.dataFingerprint());
    fact("Time", duration(header.seconds()));
    header.parameters().forEach(this::fact);
    out.append("</dl></section>\n");
  }

  private void fact(String name, String value) {
    out.append("<div><dt>")
        .append(Markup.escape(name))
        .append("</dt><dd>")
        .append(Markup.escape(value))
        .append("</dd></div>");
  }

  private static String duration(double seconds) {
    if (seconds < 60) {
      return Numbers.decimals(seconds, seconds < 10 ? 1 : 0) + " s";
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.css"), "page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
