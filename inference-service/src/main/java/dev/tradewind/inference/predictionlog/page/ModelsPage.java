package dev.tradewind.inference.predictionlog.page;

import dev.tradewind.inference.page.Html;
import dev.tradewind.inference.predictionlog.domain.VersionOutcomes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;

/** All models of which answers were logged, as a page. */
final class ModelsPage {

  private static final String TITLE = "Predictions";

  private ModelsPage() {}

  /**
   * The page.
   *
   * @param models by name, each with its versions, the newest first
   */
  static String of(SortedMap<String, List<VersionOutcomes>> models, boolean complete) {
    StringBuilder html = new StringBuilder("<h1>Predictions</h1>").append(reading(complete));
    html.append("<section class=\"scroll\">");
    if (models.isEmpty()) {
      html.append(
          "<p class=\"quiet\">No answer of a model is in the log yet; the share that goes there is"
              + " set by tradewind.inference.prediction-log.rate.</p>");
    } else {
      html.append(
          "<table><tr><th>Model</th><th class=\"n\">Newest version</th><th"
              + " class=\"n\">Rankings</th><th class=\"n\">still open</th><th"
              + " class=\"n\">Answers</th></tr>");
      models.forEach((model, versions) -> html.append(row(model, versions)));
      html.append("</table>");
    }
    return Html.page(TITLE, html.append("</section>").toString());
  }

  private static String row(String model, List<VersionOutcomes> versions) {
    return Html.format(
        "<tr><td class=\"name\"><a href=\"/predictions/%s\">%s</a></td><td class=\"n\">%d</td>"
            + "<td class=\"n\">%,d</td><td class=\"n\">%,d</td><td class=\"n\">%,d</td></tr>",
        URLEncoder.encode(model, StandardCharsets.UTF_8),
        Html.text(model),
        versions.stream().mapToLong(VersionOutcomes::version).max().orElse(0),
        sum(versions, VersionOutcomes::closed),
        sum(versions, VersionOutcomes::pending),
        sum(versions, VersionOutcomes::calls));
  }

  private static long sum(List<VersionOutcomes> versions, ToLongFunction<VersionOutcomes> count) {
    return versions.stream().mapToLong(count).sum();
  }

  static String notFollowed() {
    return Html.page(
        TITLE,
        "<h1>Predictions</h1><section><p>This process does not follow what comes of predictions:"
            + " set <code>tradewind.inference.prediction-log.outcomes</code>.</p></section>");
  }

  /** A note while the log is being read. */
  static String reading(boolean complete) {
    return complete
        ? ""
        : "<p class=\"tag\">The log is being read: what follows is of a part of it.</p>";
  }
}
