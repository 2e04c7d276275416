package dev.tradewind.inference.experiment.page;

import dev.tradewind.inference.experiment.domain.Arm;
import dev.tradewind.inference.experiment.domain.Experiment;
import dev.tradewind.inference.experiment.domain.Experiment.Plan;
import dev.tradewind.inference.experiment.domain.ExperimentResults;
import dev.tradewind.inference.experiment.domain.ExperimentResults.ArmResult;
import dev.tradewind.inference.experiment.domain.ExperimentResults.GuardrailCheck;
import dev.tradewind.inference.experiment.domain.ExperimentResults.MetricResult;
import dev.tradewind.inference.experiment.domain.ExperimentResults.Verdict;
import dev.tradewind.inference.experiment.domain.Metric;
import dev.tradewind.inference.experiment.domain.ShadowTally;
import dev.tradewind.inference.page.Html;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One experiment as a page. */
final class ResultsPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final ExperimentResults results;
  private final Plan plan;
  private final ShadowTally shadows;
  private final StringBuilder html = new StringBuilder();

  private ResultsPage(ExperimentResults results, ShadowTally shadows) {
    this.results = results;
    this.plan = results.experiment().plan();
    this.shadows = shadows;
  }

  static String of(ExperimentResults results, ShadowTally shadows) {
    ResultsPage page = new ResultsPage(results, shadows);
    page.head();
    page.verdict();
    page.results.arms().stream().filter(arm -> !arm.path().isEmpty()).forEach(page::picture);
    page.arms();
    page.guardrails();
    page.shadows();
    return Html.page("Experiment " + page.plan.id(), page.html.toString());
  }

  private void add(String pattern, Object... values) {
    html.append(Html.format(pattern, values));
  }

  private void head() {
    Experiment experiment = results.experiment();
    add("<p><a href=\"/experiments\">All experiments</a></p>");
    add(
        "<h1>%s %s</h1><p>%s</p>",
        Html.text(plan.id()), Figures.tag(experiment.state()), Html.text(plan.hypothesis()));
    add(
        "<p class=\"quiet\">About %s; %s of the shoppers; decided by: %s, within %s of the"
            + " first exposure. %s%s</p>",
        Html.text(plan.decision()),
        Figures.percent(plan.share()),
        Figures.name(plan.primary()).toLowerCase(Locale.ROOT),
        Html.text(window()),
        moment("Began", experiment.startedAt()),
        moment("Ended", experiment.endedAt()));
    if (!experiment.reason().isEmpty()) {
      add("<p>Ended because: %s</p>", Html.text(experiment.reason()));
    }
  }

  private String window() {
    return plan.window()
        .toString()
        .substring(2)
        .replaceAll("(\\d[HMS])(?!$)", "$1 ")
        .toLowerCase(Locale.ROOT);
  }

  private static String moment(String what, @Nullable Instant at) {
    return at == null ? "" : what + " " + TIME.format(at) + ". ";
  }

  private void verdict() {
    add("<section><h2>What may be said</h2>");
    for (ArmResult arm : results.arms()) {
      if (arm.verdict() != Verdict.CONTROL) {
        add(
            "<p><b>%s</b>: <span class=\"%s\">%s</span> %s</p>",
            Html.text(arm.arm().name()),
            Figures.style(arm.verdict()),
            Figures.words(arm.verdict()),
            sentence(arm));
      }
    }
    boolean mismatch = results.sampleRatio().isMismatch();
    add(
        "<p>The split is <span class=\"%s\">%s</span> (p = %.3g; below 0.001 nothing is to be"
            + " believed).</p>",
        mismatch ? "tag bad" : "tag good",
        mismatch ? "not as planned" : "as planned",
        results.sampleRatio().p());
    add(
        "<p class=\"quiet\">The bounds hold at all times together, with probability %s: look as"
            + " often as you like, and stop when you like. %,d shoppers are still being"
            + " watched%s%s.</p></section>",
        Figures.percent(1 - plan.alpha()),
        results.open(),
        results.mixed() == 0
            ? ""
            : Html.format("; %,d met more than one arm and are left out", results.mixed()),
        results.unseen() == 0
            ? ""
            : Html.format("; %,d exposures were too many to remember", results.unseen()));
  }

  private String sentence(ArmResult arm) {
    MetricResult primary = arm.metrics().get(plan.primary());
    if (primary == null || arm.path().isEmpty() || arm.verdict() == Verdict.TOO_EARLY) {
      return "";
    }
    String decided =
        arm.decidedAt() == null ? "" : ", first beyond doubt " + TIME.format(arm.decidedAt());
    return Figures.name(plan.primary())
        + " "
        + Figures.bounds(plan.primary(), arm.path().get(arm.path().size() - 1).effect())
        + decided
        + ".";
  }

  private void picture(ArmResult arm) {
    add(
        "<section><h2>%s: %s less %s</h2><div class=\"scroll picture\">%s</div><p class=\"quiet\">The line is"
            + " the difference of those whose time is over, the band where it may lie by all that"
            + " was seen so far.</p></section>",
        Figures.name(plan.primary()),
        Html.text(arm.arm().name()),
        Html.text(plan.control().name()),
        EffectPicture.of(plan.primary(), arm.path()));
  }

  private void arms() {
    add("<section><h2>The arms</h2><div class=\"scroll wrap\"><table><tr><th></th>");
    for (ArmResult arm : results.arms()) {
      add("<th class=\"n name\">%s</th>", Html.text(arm.arm().name()));
    }
    add("</tr>");
    row("Version", arm -> version(arm.arm()));
    row("Weight", arm -> Figures.number(arm.arm().weight()));
    row("Shoppers who met it", arm -> Html.format("%,d", arm.met()));
    row("of those, watched to the end", arm -> Html.format("%,d", arm.counted()));
    for (Metric metric : Metric.values()) {
      if (metric.isOutcome() || isDecidedHere()) {
        row(Figures.name(metric), arm -> cell(metric, arm));
      }
    }
    add(
        "</table></div><p class=\"quiet\">Below each value: the difference to the control with its"
            + " bounds%s. Fallback rate and latency are of all instances, of this one until now and"
            + " of others until a while ago, with calls of one shopper taken as"
            + " independent.</p></section>",
        plan.adjusted()
            ? ", less what the shoppers' earlier behaviour tells of it (as seen: without that)"
            : "");
  }

  private void row(String name, java.util.function.Function<ArmResult, String> cell) {
    add("<tr><td>%s</td>", name);
    results.arms().forEach(arm -> add("<td class=\"n\">%s</td>", cell.apply(arm)));
    add("</tr>");
  }

  private static String version(Arm arm) {
    return arm.model().isEmpty() ? "the usual" : Html.text(arm.model());
  }

  /** Of the shop's own experiments nobody here knows how long a decision took, or fell back. */
  private boolean isDecidedHere() {
    return results.arms().stream()
        .map(arm -> arm.metrics().get(Metric.LATENCY))
        .anyMatch(latency -> latency != null && latency.value() > 0);
  }

  /** Nothing where nobody was watched to the end: a share of nobody is not 0. */
  private static String cell(Metric metric, ArmResult arm) {
    MetricResult result = arm.metrics().get(metric);
    if (result == null || (metric.isOutcome() && arm.counted() == 0)) {
      return "";
    }
    String value = Figures.value(metric, result.value());
    if (result.effect() == null || result.plain() == null) {
      return value;
    }
    String effect = value + quiet(Figures.bounds(metric, result.effect()));
    return result.varianceTaken() == 0
        ? effect
        : effect
            + quiet("as seen: " + Figures.bounds(metric, result.plain()))
            + quiet(Figures.percent(result.varianceTaken()) + " of the variance was known before");
  }

  private static String quiet(String line) {
    return "<br><span class=\"quiet\">" + line + "</span>";
  }

  private void guardrails() {
    if (results.guardrails().isEmpty()) {
      return;
    }
    add(
        "<section><h2>Guardrails</h2><div"
            + " class=\"scroll\"><table><tr><th>Must not get worse</th><th>Arm</th><th"
            + " class=\"n\">by more than</th><th class=\"n\">Arm's value</th><th"
            + " class=\"n\">Control's</th><th></th></tr>");
    for (GuardrailCheck check : results.guardrails()) {
      Metric metric = check.rail().metric();
      add(
          "<tr><td>%s</td><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td>"
              + "<td class=\"n\">%s</td><td>%s</td></tr>",
          Figures.name(metric),
          Html.text(check.arm()),
          Figures.percent(check.rail().margin()),
          Figures.value(metric, check.value()),
          Figures.value(metric, check.control()),
          check.violated()
              ? "<span class=\"tag bad\">violated</span>"
              : "<span class=\"tag good\">holds</span>");
    }
    add("</table></div></section>");
  }

  private void shadows() {
    if (plan.shadows().isEmpty()) {
      return;
    }
    add(
        "<section><h2>Shadows</h2><div"
            + " class=\"scroll\"><table><tr><th>Version</th><th class=\"n\">Answered</th><th"
            + " class=\"n\">Missed</th><th class=\"n\">Ten best in common</th><th"
            + " class=\"n\">Latency</th></tr>");
    for (String shadow : plan.shadows()) {
      ShadowTally.Shadow known = shadows.of(shadow);
      add(
          "<tr><td>%s</td><td class=\"n\">%,d</td><td class=\"n\">%,d</td><td class=\"n\">%s</td>"
              + "<td class=\"n\">%.1f ms</td></tr>",
          Html.text(shadow),
          known.answered(),
          known.missed(),
          Figures.percent(known.meanOverlap()),
          known.meanMillis());
    }
    add("</table></div></section>");
  }
}
