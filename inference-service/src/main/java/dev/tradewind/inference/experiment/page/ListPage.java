package dev.tradewind.inference.experiment.page;

import dev.tradewind.inference.experiment.domain.Arm;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.page.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** All experiments as a page. */
final class ListPage {

  private static final int NAMED = 3;

  private ListPage() {}

  static String of(List<Experiment> experiments) {
    StringBuilder html = new StringBuilder("<h1>Experiments</h1><section class=\"scroll\">");
    if (experiments.isEmpty()) {
      html.append("<p class=\"quiet\">There are none yet.</p>");
    } else {
      html.append(
          "<table><tr><th>Experiment</th><th></th><th>About</th><th>Decided by</th>"
              + "<th>Arms</th></tr>");
      experiments.forEach(experiment -> html.append(row(experiment)));
      html.append("</table>");
    }
    return Html.page("Experiments", html.append("</section>").toString());
  }

  private static String row(Experiment experiment) {
    String id = experiment.plan().id();
    return Html.format(
        "<tr><td class=\"name\"><a href=\"/experiments/%s\">%s</a></td><td>%s</td><td>%s</td>"
            + "<td>%s</td><td class=\"name\">%s</td></tr>",
        URLEncoder.encode(id, StandardCharsets.UTF_8),
        Html.text(id),
        Figures.tag(experiment.state()),
        Html.text(experiment.plan().decision()),
        Figures.name(experiment.plan().primary()),
        Html.text(names(experiment.plan().arms())));
  }

  private static String names(List<Arm> arms) {
    String first = arms.stream().limit(NAMED).map(Arm::name).collect(Collectors.joining(", "));
    return arms.size() <= NAMED ? first : first + " and " + (arms.size() - NAMED) + " more";
  }
}
