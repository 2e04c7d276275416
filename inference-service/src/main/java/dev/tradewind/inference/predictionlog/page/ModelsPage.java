package dev.tradewind.inference.predictionlog.page;

import dev.tradewind.inference.page.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** All models of which answers were logged, as a page. */
final class ModelsPage {

  private static final String TITLE = "Predictions";

  private ModelsPage() {}

  static String of(Set<String> models, boolean complete) {
    StringBuilder html = new StringBuilder("<h1>Predictions</h1>").append(reading(complete));
    html.append("<section>");
    if (models.isEmpty()) {
      html.append("<p class=\"quiet\">No answer of a model is in the log yet.</p>");
    }
    for (String model : new TreeSet<>(models)) {
      html.append(
          Html.format(
              "<p><a href=\"/predictions/%s\">%s</a></p>",
              URLEncoder.encode(model, StandardCharsets.UTF_8), Html.text(model)));
    }
    return Html.page(TITLE, html.append("</section>").toString());
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
