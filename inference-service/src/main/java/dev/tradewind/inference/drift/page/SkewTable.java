package dev.tradewind.inference.drift.page;

import dev.tradewind.inference.page.Html;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.predictionlog.domain.Share;
import dev.tradewind.inference.skew.domain.FeatureSkew;
import dev.tradewind.inference.skew.domain.NotCompared;
import dev.tradewind.inference.skew.domain.SkewExample;
import dev.tradewind.inference.skew.domain.SkewReport;
import dev.tradewind.inference.skew.domain.VersionSkew;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the last comparison with history found. */
final class SkewTable {

  private static final double PERCENT = 100;
  private static final int SHOWN = 6;

  /** The newest version of each first. */
  private static final Comparator<VersionSkew> BY_MODEL =
      Comparator.comparing((VersionSkew skew) -> skew.version().model())
          .thenComparing(
              Comparator.comparingLong((VersionSkew skew) -> skew.version().version()).reversed());

  private SkewTable() {}

  static String of(SkewReport report) {
    if (report.versions().isEmpty()) {
      return "<p class=\"quiet\">No answer of the last day has settled.</p>";
    }
    return "<section class=\"scroll\"><table><tr><th>Version</th><th>Feature</th>"
        + "<th class=\"n\">Compared</th><th class=\"n\">Equal</th><th class=\"n\">A race</th>"
        + "<th class=\"n\">Differing</th></tr>"
        + report.versions().stream()
            .sorted(BY_MODEL)
            .map(SkewTable::rows)
            .collect(Collectors.joining())
        + "</table></section>";
  }

  private static String rows(VersionSkew skew) {
    return Stream.concat(
            skew.features().stream().map(feature -> row(skew, feature)),
            skew.notCompared().entrySet().stream().map(why -> row(skew, why)))
        .collect(Collectors.joining());
  }

  private static String name(VersionSkew skew) {
    return Html.text(skew.version().model()) + " " + skew.version().version();
  }

  private static String row(VersionSkew skew, FeatureSkew feature) {
    return Html.format(
        "<tr><td>%s</td><td class=\"name\">%s</td><td class=\"n\">%d</td><td class=\"n\">%d</td>"
            + "<td class=\"n\">%s</td><td class=\"n\">%s</td></tr>%s",
        name(skew),
        Html.text(feature.feature()),
        feature.compared(),
        feature.equal(),
        percent(feature.raced()),
        percent(feature.differing()),
        feature.examples().stream().findFirst().map(SkewTable::example).orElse(""));
  }

  private static String row(VersionSkew skew, Map.Entry<NotCompared, Long> why) {
    return Html.format(
        "<tr><td>%s</td><td class=\"quiet\" colspan=\"5\">%d not compared: %s</td></tr>",
        name(skew), why.getValue(), why.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static String percent(Share share) {
    return Html.format(
        "%.1f %% (%.1f to %.1f)",
        share.value() * PERCENT, share.low() * PERCENT, share.high() * PERCENT);
  }

  private static String example(SkewExample example) {
    return Html.format(
        "<tr><td></td><td class=\"quiet\" colspan=\"5\" style=\"white-space:normal\">For example:"
            + " asked %s; history %s</td></tr>",
        Html.text(text(example.asked())), Html.text(text(example.history())));
  }

  /** The end of it: what is newest. */
  private static String text(LoggedValues values) {
    List<String> all =
        Stream.concat(values.texts().stream(), values.numbers().stream().map(String::valueOf))
            .toList();
    List<String> last = all.subList(Math.max(0, all.size() - SHOWN), all.size());
    return (last.size() < all.size() ? "... " : "") + String.join(", ", last);
  }
}
