package dev.tradewind.bench.serve;

import dev.tradewind.bench.Figures;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.tensorflow.ThreadPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.ConfigProto;

/**
 * What serving costs beside a bare session: two models, a small one and one that ranks 12,101
 * items, asked by a bare session, by the service's predictor in this process, and by the service
 * over gRPC. Requests have one row.
 */
final class CostRun {

  private static final List<Integer> CALLERS = List.of(1, 8, 64);
  private static final List<Integer> SIZES = List.of(1, 8, 16, 32, 64);
  private static final String WORKERS = "tradewind.inference.serving.workers";
  private static final int WARM_UPS = 4;

  private final InferenceProcess service;
  private final GrpcRequests requests;
  private final Path models;
  private final int laps;
  private final Figures figures;

  /**
   * @param service over these models
   * @param laps measurements of each case, of which the best counts
   */
  CostRun(InferenceProcess service, Path models, int laps, Figures figures) {
    this.service = service;
    this.requests = new GrpcRequests(service);
    this.models = models;
    this.laps = laps;
    this.figures = figures;
  }

  /** A measurement that can be repeated. */
  private interface Measured {
    Lap lap() throws InterruptedException;
  }

  /**
   * Measures, and prints a line for each case.
   *
   * @param plans whether plans of threads are compared, too
   */
  void measure(boolean plans) throws IOException, InterruptedException, ModelRefusedException {
    Path small = LayeredModel.SMALL.write(models);
    Path ranking = LayeredModel.RANKING.write(models);
    Lap.printHead("case, by rows");
    if (plans) {
      comparePlans(small, ranking);
      InstancesRun.measure(models, laps, config(plan()), figures);
    }
    overhead(small);
    throughput(ranking);
  }

  private void overhead(Path directory) throws InterruptedException, ModelRefusedException {
    LayeredModel model = LayeredModel.SMALL;
    double bare;
    try (BareSession session = new BareSession(model, directory, config(plan()))) {
      bare = best("small, bare session, 1 row", () -> session.lap(1, 1, 10_000)).cpuMicros();
    }
    figures.with("bare_cpu_us", bare);
    try (PredictorInProcess predictor =
        new PredictorInProcess(model, directory, plan(), Map.of())) {
      for (int callers : CALLERS) {
        Lap lap = best("small, predictor, " + callers, () -> predictor.lap(callers, 20_000));
        figures.with("predictor_overhead_cpu_us_" + callers, lap.cpuMicros() - bare);
      }
    }
    service.awaitReady(model.name(), "");
    for (int callers : CALLERS) {
      int count = callers == 1 ? 5_000 : 20_000;
      Lap lap = best("small, gRPC, " + callers, () -> requests.lap(model, callers, count));
      figures.with("overhead_cpu_us_" + callers, lap.cpuMicros() - bare);
      if (callers == 1) {
        figures.with("overhead_cpu_us", lap.cpuMicros() - bare);
      }
    }
  }

  private void throughput(Path directory) throws InterruptedException, ModelRefusedException {
    LayeredModel model = LayeredModel.RANKING;
    int cores = Runtime.getRuntime().availableProcessors();
    double bare = 0;
    double bareCpu = Double.MAX_VALUE;
    for (int intra : List.of(1, cores)) {
      ThreadPlan plan = new ThreadPlan(intra, true);
      try (BareSession session = new BareSession(model, directory, config(plan))) {
        for (int size : SIZES) {
          int runs = Math.max(2_400 / size, 60);
          String name = "ranking, bare, " + size + " rows, intra " + intra;
          Lap lap = best(name, () -> session.lap(size, cores, runs));
          bare = Math.max(bare, lap.perSecond());
          bareCpu = Math.min(bareCpu, lap.cpuMicros());
        }
      }
    }
    figures.with("bare_rows_per_second", bare);
    try (PredictorInProcess predictor =
        new PredictorInProcess(model, directory, plan(), Map.of())) {
      for (int callers : CALLERS) {
        Lap lap = best("ranking, predictor, " + callers, () -> predictor.lap(callers, 4_000));
        figures.with("predictor_throughput_ratio_" + callers, lap.perSecond() / bare);
        figures.with("predictor_cpu_share_" + callers, bareCpu / lap.cpuMicros());
      }
    }
    service.awaitReady(model.name(), "");
    for (int callers : CALLERS) {
      Lap lap = best("ranking, gRPC, " + callers, () -> requests.lap(model, callers, 6_000));
      figures.with("throughput_ratio_" + callers, lap.perSecond() / bare);
      figures.with("cpu_share_" + callers, bareCpu / lap.cpuMicros());
      figures.with("p99_ms_" + callers, lap.p99());
    }
  }

  private void comparePlans(Path small, Path ranking)
      throws InterruptedException, ModelRefusedException {
    int cores = Runtime.getRuntime().availableProcessors();
    for (boolean single : List.of(true, false)) {
      for (int intra : List.of(1, cores)) {
        for (int workers : List.of(1, cores, 2 * cores)) {
          ThreadPlan plan = new ThreadPlan(intra, single);
          String name = (single ? "single, " : "pool, ") + intra + " x " + workers + ", ";
          compare(name, LayeredModel.SMALL, small, plan, workers, 20_000);
          compare(name, LayeredModel.RANKING, ranking, plan, workers, 3_000);
        }
      }
    }
  }

  private void compare(
      String name, LayeredModel model, Path directory, ThreadPlan plan, int workers, int requests)
      throws InterruptedException, ModelRefusedException {
    Map<String, String> settings = Map.of(WORKERS, Integer.toString(workers));
    try (PredictorInProcess predictor = new PredictorInProcess(model, directory, plan, settings)) {
      for (int callers : CALLERS) {
        Lap unused =
            best(name + model.name() + ", " + callers, () -> predictor.lap(callers, requests));
      }
    }
  }

  /** What the service runs with unless it is told otherwise. */
  private static ThreadPlan plan() {
    return new ThreadPlan(1, true);
  }

  private static ConfigProto config(ThreadPlan plan) {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(plan.intraOpThreads())
            .setInterOpParallelismThreads(1);
    config.getExperimentalBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR");
    return config.build();
  }

  /** After some that are not counted, as the JVM compiles, the one that did most. */
  private Lap best(String name, Measured measured) throws InterruptedException {
    for (int lap = 0; lap < WARM_UPS; lap++) {
      measured.lap();
    }
    Lap best = measured.lap();
    for (int lap = 1; lap < laps; lap++) {
      Lap next = measured.lap();
      best = next.perSecond() > best.perSecond() ? next : best;
    }
    best.print(name);
    return best;
  }
}
