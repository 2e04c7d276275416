package dev.tradewind.bench.serve;

import dev.tradewind.bench.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The two gRPC servers that Quarkus has, each in a service of its own over the same models: that of
 * Vert.x, which shares a port with HTTP, and that of gRPC Java. They are asked in turns, so that
 * what else runs on the machine slows both.
 */
final class ServersRun {

  private static final List<LayeredModel> MODELS =
      List.of(LayeredModel.SMALL, LayeredModel.RANKING);
  private static final List<Integer> CALLERS = List.of(1, 8, 64);
  private static final int WARM_UPS = 3;
  private static final int REQUESTS = 6_000;

  private ServersRun() {}

  /**
   * Measures, and prints a line for each case.
   *
   * @param models where the models are written
   * @param laps of each, of which the cheapest counts
   */
  static void measure(Path models, int laps, Map<String, String> settings, Figures figures)
      throws IOException, InterruptedException {
    for (LayeredModel model : MODELS) {
      Path unused = model.write(models);
    }
    Map<String, String> separate = new TreeMap<>(settings);
    separate.put(InferenceProcess.SEPARATE_SERVER, "true");
    try (InferenceProcess shared = InferenceProcess.start(models, settings);
        InferenceProcess apart = InferenceProcess.start(models, separate)) {
      Lap.printHead("gRPC server");
      for (LayeredModel model : MODELS) {
        shared.awaitReady(model.name(), "");
        apart.awaitReady(model.name(), "");
        compare(model, new GrpcRequests(shared), new GrpcRequests(apart), laps, figures);
      }
    }
  }

  private static void compare(
      LayeredModel model, GrpcRequests vertx, GrpcRequests grpcJava, int laps, Figures figures)
      throws InterruptedException {
    for (int callers : CALLERS) {
      List<Lap> ofVertx = new ArrayList<>();
      List<Lap> ofGrpcJava = new ArrayList<>();
      for (int lap = 0; lap < WARM_UPS + laps; lap++) {
        ofVertx.add(vertx.lap(model, callers, REQUESTS));
        ofGrpcJava.add(grpcJava.lap(model, callers, REQUESTS));
      }
      Lap one = cheapest(ofVertx);
      Lap other = cheapest(ofGrpcJava);
      one.print(model.name() + ", Vert.x, the port of HTTP, " + callers);
      other.print(model.name() + ", gRPC Java, a port of its own, " + callers);
      figures.with(
          "separate_server_cpu_ratio_" + model.name() + "_" + callers,
          other.cpuMicros() / one.cpuMicros());
    }
  }

  /** Of those after the JVM has compiled. */
  private static Lap cheapest(List<Lap> laps) {
    return laps.subList(WARM_UPS, laps.size()).stream()
        .min(Comparator.comparingDouble(Lap::cpuMicros))
        .orElseThrow();
  }
}
