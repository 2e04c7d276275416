package dev.tradewind.inference.predictionlog;

import dev.tradewind.inference.call.RepeatingTask;
import dev.tradewind.inference.predictionlog.domain.BinaryOutcomes;
import dev.tradewind.inference.predictionlog.domain.Estimate;
import dev.tradewind.inference.predictionlog.domain.NumericOutcomes;
import dev.tradewind.inference.predictionlog.domain.Share;
import dev.tradewind.inference.predictionlog.domain.Step;
import dev.tradewind.inference.predictionlog.domain.VersionOutcomes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of answers as metrics, of the newest versions of each model: {@code place} 1 is the
 * newest. Each figure with the ends of its interval ({@code bound} is low, value or high), so that
 * an alert can wait until a difference is beyond doubt. None while the log is still being read:
 * figures of a part of it would be taken for all.
 */
@Singleton
class OutcomeMeters {

  private static final String PREFIX = "tradewind.inference.outcome.";
  private static final int VERSIONS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final OutcomeFollower outcomes;
  private final MeterRegistry registry;
  private final Map<String, MultiGauge> gauges = new LinkedHashMap<>();
  private final RepeatingTask task = new RepeatingTask("outcome-meters", this::round);

  OutcomeMeters(OutcomeFollower outcomes, MeterRegistry registry) {
    this.outcomes = outcomes;
    this.registry = registry;
  }

  void start(@Observes StartupEvent start) {
    if (outcomes.isFollowing()) {
      Gauge.builder(PREFIX + "unmatched", outcomes, OutcomeFollower::unmatched)
          .description("Outcomes whose prediction is not known.")
          .register(registry);
      task.start();
    }
  }

  void stop(@Observes ShutdownEvent stop) {
    if (outcomes.isFollowing()) {
      task.close();
    }
  }

  private Duration round() {
    Map<String, List<Row<?>>> rows = new LinkedHashMap<>();
    if (outcomes.isCaughtUp()) {
      outcomes.models().forEach(model -> add(model, rows));
    }
    rows.keySet().forEach(this::gauge);
    gauges.forEach((figure, gauge) -> gauge.register(rows.getOrDefault(figure, List.of()), true));
    return PAUSE;
  }

  private void add(String model, Map<String, List<Row<?>>> rows) {
    List<VersionOutcomes> versions = outcomes.of(model);
    for (int place = 0; place < Math.min(VERSIONS, versions.size()); place++) {
      VersionOutcomes version = versions.get(place);
      Tags tags =
          Tags.of(
              "model", model,
              "version", Long.toString(version.version()),
              "place", Integer.toString(place + 1));
      add(version, tags, rows);
    }
  }

  private void gauge(String figure) {
    gauges.computeIfAbsent(
        figure,
        name ->
            MultiGauge.builder(PREFIX + name)
                .description("What came of the answers of a version, in the sample.")
                .register(registry));
  }

  private static void add(VersionOutcomes version, Tags tags, Map<String, List<Row<?>>> rows) {
    put("rankings", (double) version.closed(), tags, rows);
    put("calls", (double) version.calls(), tags, rows);
    if (version.closed() > 0) {
      put("clicked", share(version.steps().get(Step.CLICKED)), tags, rows);
      put("carted", share(version.steps().get(Step.CARTED)), tags, rows);
      put("bought", share(version.steps().get(Step.BOUGHT)), tags, rows);
      put("mean.reciprocal.rank", version.meanReciprocalRank(), tags, rows);
      version
          .rankings()
          .forEach(
              ranking -> {
                Tags k = tags.and("k", Integer.toString(ranking.places()));
                put("hit.rate", share(ranking.hits()), k, rows);
                put("ndcg", ranking.gain(), k, rows);
              });
    }
    version.binary().ifPresent(binary -> add(binary, tags, rows));
    version.numeric().ifPresent(numeric -> add(numeric, tags, rows));
  }

  private static void add(BinaryOutcomes binary, Tags tags, Map<String, List<Row<?>>> rows) {
    put("labelled", (double) binary.happened().among(), tags.and("label", "happened"), rows);
    put("happened", share(binary.happened()), tags, rows);
    binary.areaUnderCurve().ifPresent(auc -> put("auc", auc, tags, rows));
    binary
        .probabilities()
        .ifPresent(
            said -> {
              put("log.loss", said.logLoss(), tags, rows);
              put("brier.score", said.brierScore(), tags, rows);
              put("calibration.error", said.calibrationError(), tags, rows);
            });
  }

  private static void add(NumericOutcomes numeric, Tags tags, Map<String, List<Row<?>>> rows) {
    put("labelled", (double) numeric.labelled(), tags.and("label", "value"), rows);
    put("mean.absolute.error", numeric.meanAbsoluteError(), tags, rows);
    put("root.mean.square.error", numeric.rootMeanSquareError(), tags, rows);
    put("bias", numeric.bias(), tags, rows);
  }

  private static Estimate share(Share share) {
    return new Estimate(share.value(), share.low(), share.high());
  }

  private static void put(
      String figure, Estimate estimate, Tags tags, Map<String, List<Row<?>>> rows) {
    put(figure, estimate.low(), tags.and("bound", "low"), rows);
    put(figure, estimate.value(), tags.and("bound", "value"), rows);
    put(figure, estimate.high(), tags.and("bound", "high"), rows);
  }

  private static void put(String figure, double value, Tags tags, Map<String, List<Row<?>>> rows) {
    rows.computeIfAbsent(figure, name -> new ArrayList<>()).add(Row.of(tags, value));
  }
}
