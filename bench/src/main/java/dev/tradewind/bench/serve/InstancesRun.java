package dev.tradewind.bench.serve;

import dev.tradewind.bench.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tensorflow.proto.ConfigProto;

/**
 * Whether several sessions of one model, each with a thread of its own, do more than as many
 * threads on one session. They are asked in turns.
 */
final class InstancesRun {

  private static final List<Integer> SIZES = List.of(1, 8, 64);
  private static final int WARM_UPS = 2;
  private static final int ROWS = 20_000;
  private static final int FEWEST_RUNS = 200;

  private InstancesRun() {}

  /**
   * Measures, and prints a line for each case.
   *
   * @param models where the models are written
   * @param laps of each, of which the one that did most counts
   */
  static void measure(Path models, int laps, ConfigProto config, Figures figures)
      throws IOException, InterruptedException {
    Lap.printHead("sessions, by rows");
    int cores = Runtime.getRuntime().availableProcessors();
    for (LayeredModel model : List.of(LayeredModel.SMALL, LayeredModel.RANKING)) {
      Path directory = model.write(models);
      for (int size : SIZES) {
        int runs = Math.max(ROWS / size / (model.equals(LayeredModel.SMALL) ? 1 : 4), FEWEST_RUNS);
        List<Lap> together = new ArrayList<>();
        List<Lap> apart = new ArrayList<>();
        try (BareSession one = new BareSession(model, directory, config, 1);
            BareSession several = new BareSession(model, directory, config, cores)) {
          for (int lap = 0; lap < WARM_UPS + laps; lap++) {
            together.add(one.lap(size, cores, runs));
            apart.add(several.lap(size, cores, runs));
          }
        }
        String rows = ", " + model.name() + ", " + size + " rows";
        best(together).print("1" + rows);
        best(apart).print(cores + rows);
        figures.with(
            "sessions_throughput_ratio_" + model.name() + "_" + size,
            best(apart).perSecond() / best(together).perSecond());
      }
    }
  }

  /** Of those after the JVM has compiled. */
  private static Lap best(List<Lap> laps) {
    return laps.subList(WARM_UPS, laps.size()).stream()
        .max(Comparator.comparingDouble(Lap::perSecond))
        .orElseThrow();
  }
}
