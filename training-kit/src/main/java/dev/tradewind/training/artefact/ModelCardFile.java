package dev.tradewind.training.artefact;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.measure.Interval;
import dev.tradewind.training.report.plot.Numbers;
import dev.tradewind.training.run.PrivacyGuarantee;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a model is, for people, in Markdown: {@code assets.extra/model_card.md}. The parts are those
 * of Mitchell et al. 2019 that a run knows.
 */
final class ModelCardFile {

  private ModelCardFile() {}

  static String text(ReportData report) {
    Header header = report.header();
    ModelCard card = report.card();
    StringBuilder text = new StringBuilder();
    text.append("# ").append(header.model()).append("\n\n").append(header.task()).append(".\n");
    if (card != null) {
      paragraph(text, "Intended use", card.intendedUse());
      paragraph(text, "Training and evaluation data", card.data());
      paragraph(text, "Limits", card.limits());
    }
    paragraph(text, "Results", report.headline().words());
    text.append("\n| metric | this model | 95 % interval | ")
        .append(report.headline().comparisons().get(0).floorName())
        .append(" |\n|---|---|---|---|\n");
    for (Comparison one : report.headline().comparisons()) {
      text.append("| ")
          .append(one.name())
          .append(" | ")
          .append(Numbers.write(one.value()))
          .append(" | ")
          .append(words(one.interval()))
          .append(" | ")
          .append(Numbers.write(one.floor()))
          .append(" |\n");
    }
    paragraph(
        text,
        "How it was made",
        String.format(
            "Trained on %d %s, measured on %d. Seed %d. SHA-256 of the data: `%s`. Parameters: %s.",
            header.trainedOn(),
            header.unit(),
            header.heldOut(),
            header.seed(),
            header.dataFingerprint(),
            header.parameters()));
    PrivacyGuarantee privacy = report.privacy();
    if (privacy != null) {
      paragraph(
          text,
          "Privacy",
          String.format(
              Locale.ROOT,
              "The weights are private for an example: epsilon %.2f at delta %.1e (noise %s, clip"
                  + " %s).",
              privacy.epsilon(),
              privacy.delta(),
              privacy.noise(),
              privacy.clip()));
    }
    return text.toString();
  }

  private static void paragraph(StringBuilder text, String title, String words) {
    text.append("\n## ").append(title).append("\n\n").append(words).append('\n');
  }

  private static String words(@Nullable Interval interval) {
    return interval == null
        ? "not known"
        : Numbers.write(interval.low()) + " to " + Numbers.write(interval.high());
  }
}
