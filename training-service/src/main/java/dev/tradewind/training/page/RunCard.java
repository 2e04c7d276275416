package dev.tradewind.training.page;

import dev.tradewind.training.domain.Metric;
import dev.tradewind.training.domain.PrivacySpent;
import dev.tradewind.training.domain.ReportAddress;
import dev.tradewind.training.domain.RunState;
import dev.tradewind.training.domain.RunState.Cancelled;
import dev.tradewind.training.domain.RunState.Ended;
import dev.tradewind.training.domain.RunState.Failed;
import dev.tradewind.training.domain.RunState.Queued;
import dev.tradewind.training.domain.RunState.Succeeded;
import dev.tradewind.training.domain.TrainingRun;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run as the list shows it.
 *
 * @param runId its id
 * @param model its model
 * @param state one word
 * @param created when, UTC
 * @param took how long it was at work; empty where it has not ended
 * @param version what it registered; 0 where nothing
 * @param champion whether that version serves now
 * @param words what became of it, for a person to read
 * @param privacy how private it is; empty where nobody limited what it gives away
 * @param progress per cent; -1 where it is not at work
 * @param result its primary metric; null where it has none
 * @param report where its report is; null where it has none
 */
@TemplateData
record RunCard(
    String runId,
    String model,
    String state,
    String created,
    String took,
    long version,
    boolean champion,
    String words,
    String privacy,
    long progress,
    @Nullable Measured result,
    @Nullable String report) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int MOST_WORDS = 400;

  /**
   * A run.
   *
   * @param champion the version of its model that serves now; 0 where none does
   */
  static RunCard of(TrainingRun run, long champion) {
    RunState state = run.state();
    long version = state instanceof Succeeded succeeded ? succeeded.version() : 0;
    boolean atWork = run.isRunning();
    return new RunCard(
        run.id(),
        run.request().model(),
        word(state),
        MINUTE.format(run.createdAt()),
        took(run),
        version,
        version > 0 && version == champion,
        words(run),
        state instanceof Succeeded succeeded ? privacy(succeeded.result().privacy()) : "",
        atWork ? Math.round(run.progress().fraction() * 100) : -1,
        state instanceof Succeeded succeeded ? measured(succeeded) : null,
        state instanceof Succeeded succeeded && succeeded.result().reported()
            ? ReportAddress.of(run.id())
            : null);
  }

  private static @Nullable Measured measured(Succeeded succeeded) {
    return succeeded.result().metrics().stream()
        .filter(Metric::primary)
        .filter(metric -> Double.isFinite(metric.value()) && Double.isFinite(metric.floor()))
        .findFirst()
        .map(Measured::of)
        .orElse(null);
  }

  private static String word(RunState state) {
    if (state instanceof Queued) {
      return "queued";
    }
    if (state instanceof Succeeded) {
      return "succeeded";
    }
    if (state instanceof Failed) {
      return "failed";
    }
    return state instanceof Cancelled ? "cancelled" : "running";
  }

  private static String words(TrainingRun run) {
    String all =
        run.state() instanceof Succeeded succeeded
            ? succeeded.promotion()
            : run.state() instanceof Failed failed ? failed.error() : run.progress().phase();
    return all.length() > MOST_WORDS ? all.substring(0, MOST_WORDS) + " …" : all;
  }

  private static String privacy(@Nullable PrivacySpent privacy) {
    return privacy == null
        ? ""
        : String.format(
            Locale.ROOT, "private: ε = %.3g, δ = %.1g", privacy.epsilon(), privacy.delta());
  }

  private static String took(TrainingRun run) {
    if (!(run.state() instanceof Ended ended) || run.startedAt() == null) {
      return "";
    }
    Duration time = Duration.between(run.startedAt(), ended.finishedAt());
    if (time.toMinutes() < 1) {
      return time.toSeconds() + " s";
    }
    return time.toHours() < 1
        ? time.toMinutes() + " min"
        : time.toHours() + " h " + time.toMinutesPart() + " min";
  }
}
