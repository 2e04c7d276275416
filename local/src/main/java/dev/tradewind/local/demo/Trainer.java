package dev.tradewind.local.demo;

import com.google.protobuf.Duration;
import dev.tradewind.api.inference.oip.ModelReadyRequest;
import dev.tradewind.api.training.v1.CreateTrainingRunRequest;
import dev.tradewind.api.training.v1.Metric;
import dev.tradewind.api.training.v1.RunState;
import dev.tradewind.api.training.v1.TrainingRun;
import dev.tradewind.api.training.v1.WatchTrainingRunRequest;
import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Console;
import dev.tradewind.local.console.Poll;
import dev.tradewind.local.platform.PlatformException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Trains models, shows how far they are, and waits until they serve. */
public final class Trainer {

  private static final int WAIT_SECONDS = 2;
  private static final java.time.Duration SERVING_LIMIT = java.time.Duration.ofMinutes(2);
  private static final java.time.Duration POLL = java.time.Duration.ofMillis(200);
  private static final int BAR = 24;

  private final PlatformClient platform;
  private final Console console;

  public Trainer(PlatformClient platform, Console console) {
    this.platform = platform;
    this.console = console;
  }

  /** Queues a run. */
  public String create(String model, long seed, Map<String, String> parameters) {
    return platform
        .training()
        .createTrainingRun(
            CreateTrainingRunRequest.newBuilder()
                .setModel(model)
                .setSeed(seed)
                .putAllParameters(parameters)
                .build())
        .getRun()
        .getRunId();
  }

  /**
   * Watches a run to its end.
   *
   * @throws PlatformException where it does not succeed, saying why
   */
  public DemoReport.ModelResult await(String runId) {
    TrainingRun run = watch(runId, 0);
    String phase = "";
    while (run.getState() == RunState.RUN_STATE_QUEUED
        || run.getState() == RunState.RUN_STATE_RUNNING) {
      String now = run.getProgress().getPhase();
      if (!now.equals(phase) && !now.isEmpty()) {
        phase = now;
      }
      console.progress("  %-10s %s", run.getModel(), bar(run));
      run = watch(runId, run.getRevision());
    }
    if (run.getState() != RunState.RUN_STATE_SUCCEEDED) {
      throw new PlatformException(
          "training of " + run.getModel() + " ended " + run.getState() + ": " + run.getError());
    }
    DemoReport.ModelResult result = result(run);
    console.say(
        "  %-10s version %d in %.0f s: %s",
        run.getModel(), run.getVersion(), result.seconds(), run.getPromotion());
    for (Metric metric : run.getMetricsList()) {
      console.say(
          "    %-18s %.4f   %s %.4f%s",
          metric.getName(),
          metric.getValue(),
          metric.getFloorName(),
          metric.getFloor(),
          metric.getPrimary() ? "   (decides)" : "");
    }
    return result;
  }

  /**
   * Waits until inference serves a version.
   *
   * @throws PlatformException where it does not in time
   */
  public void awaitServing(String model, long version) throws InterruptedException {
    ModelReadyRequest question =
        ModelReadyRequest.newBuilder().setName(model).setVersion(Long.toString(version)).build();
    boolean ready =
        Poll.until(SERVING_LIMIT, POLL, () -> platform.serving().modelReady(question).getReady());
    if (!ready) {
      throw new PlatformException(
          "inference does not serve "
              + model
              + " version "
              + version
              + " after "
              + SERVING_LIMIT.toSeconds()
              + " s");
    }
  }

  private TrainingRun watch(String runId, long revision) {
    return platform
        .training()
        .watchTrainingRun(
            WatchTrainingRunRequest.newBuilder()
                .setRunId(runId)
                .setAfterRevision(revision)
                .setWait(Duration.newBuilder().setSeconds(WAIT_SECONDS))
                .build())
        .getRun();
  }

  private static DemoReport.ModelResult result(TrainingRun run) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    Map<String, Double> floor = new LinkedHashMap<>();
    String floorName = "";
    for (Metric metric : run.getMetricsList()) {
      metrics.put(metric.getName(), metric.getValue());
      floor.put(metric.getName(), metric.getFloor());
      if (metric.getPrimary()) {
        floorName = metric.getFloorName();
      }
    }
    double seconds = run.getFinishedAt().getSeconds() - run.getStartedAt().getSeconds();
    return new DemoReport.ModelResult(
        run.getModel(), run.getVersion(), run.getPromotion(), seconds, metrics, floor, floorName);
  }

  private static String bar(TrainingRun run) {
    int full = (int) Math.round(run.getProgress().getFraction() * BAR);
    String left =
        run.getProgress().hasRemaining()
            ? ", " + run.getProgress().getRemaining().getSeconds() + " s left"
            : "";
    return "["
        + "#".repeat(full)
        + ".".repeat(BAR - full)
        + "] "
        + (run.getState() == RunState.RUN_STATE_QUEUED ? "queued" : run.getProgress().getPhase())
        + left;
  }
}
