package dev.tradewind.inference.drift.page;

import dev.tradewind.inference.drift.domain.AspectDrift;
import dev.tradewind.inference.drift.domain.DriftRules;
import dev.tradewind.inference.drift.domain.ReferenceSource;
import dev.tradewind.inference.drift.domain.VersionDrift;
import dev.tradewind.inference.drift.domain.WindowDrift;
import dev.tradewind.inference.page.Html;
import dev.tradewind.inference.skew.domain.SkewReport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What moved most, of each version, and whether it was asked with what history says. */
final class DriftPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final boolean watching;
  private final boolean complete;
  private final List<VersionDrift> versions;
  private final int unwatched;
  private final boolean comparing;
  private final Optional<SkewReport> skew;
  private final StringBuilder html = new StringBuilder();

  DriftPage(
      boolean watching,
      boolean complete,
      List<VersionDrift> versions,
      int unwatched,
      boolean comparing,
      Optional<SkewReport> skew) {
    this.watching = watching;
    this.complete = complete;
    this.versions = versions;
    this.unwatched = unwatched;
    this.comparing = comparing;
    this.skew = skew;
  }

  String html() {
    add("<h1>Drift and skew</h1>");
    drift();
    add("<h2>Skew: asked with what history says?</h2>");
    if (!comparing) {
      quiet("This process does not compare (tradewind.inference.skew.enabled is false).");
    } else if (skew.isEmpty()) {
      quiet("The first comparison has not ended yet.");
    } else {
      quiet("Compared " + TIME.format(skew.get().checkedAt()) + ".");
      add("%s", SkewTable.of(skew.get()));
    }
    return Html.page("Drift and skew", html.toString());
  }

  private void add(String pattern, Object... values) {
    html.append(Html.format(pattern, values));
  }

  private void quiet(String text) {
    add("<p class=\"quiet\">%s</p>", Html.text(text));
  }

  private void drift() {
    if (!watching) {
      quiet("This process does not watch (tradewind.inference.drift.enabled is false).");
      return;
    }
    if (!complete) {
      quiet("The log is still being read: what follows is of a part of it.");
    }
    if (versions.isEmpty()) {
      quiet("No answer of a model is in the log.");
    }
    if (!versions.isEmpty()) {
      quiet(
          "Each shopper counts once, with the first answer; an answer to nobody in particular counts"
              + " as a shopper.");
    }
    if (unwatched > 0) {
      quiet(
          Html.format(
              "%,d other versions answered in the last hour and are not watched for want of room"
                  + " (tradewind.inference.drift.versions).",
              unwatched));
    }
    versions.forEach(this::version);
  }

  private void version(VersionDrift version) {
    Optional<WindowDrift> last = version.windows().stream().findFirst();
    add(
        "<section><h2>%s, version %d %s</h2>",
        Html.text(version.version().model()),
        version.version().version(),
        last.map(DriftPage::tag).orElse(""));
    quiet(standing(version));
    last.ifPresent(this::window);
    if (version.windows().size() > 1) {
      add("<p class=\"quiet\">Windows before, the last first: %s</p>", before(version));
    }
    add("</section>");
  }

  private static String tag(WindowDrift window) {
    int alarms = window.alarms().size();
    return alarms == 0
        ? "<span class=\"tag good\">no alarm</span>"
        : Html.format("<span class=\"tag bad\">%d moved</span>", alarms);
  }

  private static String standing(VersionDrift version) {
    String reference =
        version
            .reference()
            .map(DriftPage::words)
            .orElse(
                "There is nothing to compare with yet, its reference is being gathered; so far:");
    String window =
        version
            .windowStart()
            .map(
                start ->
                    Html.format(
                        " The present window began %s and has %d shoppers.",
                        TIME.format(start), version.windowShoppers()))
            .orElse("");
    return Html.format("%s %d shoppers.%s", reference, version.referenceShoppers(), window);
  }

  private static String words(ReferenceSource source) {
    return switch (source) {
      case OWN_FIRST_ANSWERS -> "Compared with its own first answers:";
      case VERSION_BEFORE ->
          "Compared with the version before, so far (what moved may be the model); of its own:";
    };
  }

  private void window(WindowDrift window) {
    add(
        "<p>%s to %s, %d shoppers</p><div class=\"scroll\"><table><tr><th>Aspect</th>"
            + "<th>Reference and now</th><th class=\"n\">Index (by chance)</th>"
            + "<th class=\"n\">Distance (by chance)</th><th class=\"n\">p</th></tr>",
        time(window.start()), time(window.end()), window.shoppers());
    window.aspects().forEach(this::aspect);
    add("</table></div>");
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }

  private void aspect(AspectDrift aspect) {
    add(
        "<tr><td class=\"name\">%s %s</td><td>%s</td><td class=\"n\">%.3f (%.3f)</td>"
            + "<td class=\"n\">%.3f (%.3f)</td><td class=\"n\">%s</td></tr>",
        Html.text(aspect.aspect()),
        aspect.alarm() ? "<span class=\"tag bad\">moved</span>" : "",
        BinPicture.of(aspect),
        aspect.stabilityIndex(),
        aspect.stabilityIndexByChance(),
        aspect.distance(),
        aspect.distanceByChance(),
        aspect.p() < DriftRules.level()
            ? Html.format("%.5f", aspect.p())
            : Html.format("%.2f", aspect.p()));
  }

  private static String before(VersionDrift version) {
    StringBuilder windows = new StringBuilder();
    version.windows().stream()
        .skip(1)
        .forEach(
            window ->
                windows.append(
                    Html.format(
                        "<span class=\"tag %s\" title=\"%s\">%d</span> ",
                        window.alarms().isEmpty() ? "good" : "bad",
                        Html.text(TIME.format(window.end())),
                        window.alarms().size())));
    return windows.toString();
  }
}
