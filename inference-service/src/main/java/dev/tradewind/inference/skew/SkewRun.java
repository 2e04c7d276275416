package dev.tradewind.inference.skew;

import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.predictionlog.domain.ReadFeature;
import dev.tradewind.inference.skew.FeatureHistory.HistoryException;
import dev.tradewind.inference.skew.FeatureHistory.Point;
import dev.tradewind.inference.skew.domain.NotCompared;
import dev.tradewind.inference.skew.domain.PredictionSample;
import dev.tradewind.inference.skew.domain.ReadMoments;
import dev.tradewind.inference.skew.domain.SkewReport;
import dev.tradewind.inference.skew.domain.VersionSkew;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Compares a sample of answers with history. Blocks the thread. */
final class SkewRun {

  private static final Logger LOG = Logger.getLogger(SkewRun.class);

  private final FeatureHistory history;

  /** Who does not answer once is not asked again in this run. */
  private boolean away;

  SkewRun(FeatureHistory history) {
    this.history = history;
  }

  SkewReport over(PredictionSample sample, Instant now) {
    List<VersionSkew> versions = new ArrayList<>();
    sample.settled(now).forEach((version, answers) -> versions.add(version(version, answers)));
    return new SkewReport(now, versions);
  }

  private VersionSkew version(AnsweringVersion version, List<LoggedPrediction> answers) {
    VersionSkew.Tally tally = new VersionSkew.Tally(version);
    Map<List<String>, List<LoggedPrediction>> byFeatures = new LinkedHashMap<>();
    for (LoggedPrediction answer : answers) {
      List<String> names = answer.features().stream().map(ReadFeature::pinnedName).toList();
      byFeatures.computeIfAbsent(names, some -> new ArrayList<>()).add(answer);
    }
    byFeatures.forEach((names, alike) -> compare(tally, names, alike));
    return tally.skew();
  }

  private void compare(
      VersionSkew.Tally tally, List<String> names, List<LoggedPrediction> answers) {
    if (names.isEmpty()) {
      tally.leaveOut(NotCompared.NO_FEATURES, answers.size());
      return;
    }
    if (away) {
      tally.leaveOut(NotCompared.FEATURE_SERVICE_UNAVAILABLE, answers.size());
      return;
    }
    try {
      List<List<LoggedValues>> rows = history.read(names, points(answers));
      int moments = rows.size() / answers.size();
      for (int answer = 0; answer < answers.size(); answer++) {
        tally.compare(
            answers.get(answer),
            new ReadMoments(rows.subList(answer * moments, (answer + 1) * moments)));
      }
    } catch (HistoryException failure) {
      LOG.warnf("skew: the history of %s cannot be read: %s", names, failure.getMessage());
      away = failure.why() == NotCompared.FEATURE_SERVICE_UNAVAILABLE;
      tally.leaveOut(failure.why(), answers.size());
    }
  }

  /** All features of an answer are read at once. */
  private static List<Point> points(List<LoggedPrediction> answers) {
    return answers.stream()
        .flatMap(
            answer ->
                ReadMoments.of(answer.features().get(0).readAt()).stream()
                    .map(moment -> new Point(answer.subject(), moment)))
        .toList();
  }
}
