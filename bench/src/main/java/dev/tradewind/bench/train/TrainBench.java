package dev.tradewind.bench.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.local.platform.PlatformException;
import dev.tradewind.training.data.Question;
import dev.tradewind.training.data.Sequences;
import dev.tradewind.training.nextitem.NextItemModel;
import dev.tradewind.training.nextitem.NextItemTrial;
import dev.tradewind.training.nextitem.NextItemTrial.Lap;
import dev.tradewind.training.nextitem.SequenceSplit;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast the kit trains a sequence model, beside a plain loop on the same data. */
@Command(
    name = "train",
    description =
        "Trains a sequence model with the kit and with a plain loop (full softmax, dense Adam,"
            + " padded histories), one after the other on the same data, and reports rates, the"
            + " share of the machine's arithmetic and memory. Needs no running platform.",
    mixinStandardHelpOptions = true)
public final class TrainBench implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "Sequences, as ./tradewind evaluate next-item reads (default: simulated ones).")
  private @Nullable Path data;

  @Option(
      names = "--epochs",
      description = "Epochs of the kit; 2 or more (default: ${DEFAULT-VALUE}).")
  private int epochs = 12;

  @Option(
      names = "--steps",
      description = "Steps of the plain loop that are timed (default: ${DEFAULT-VALUE}).")
  private int steps = 30;

  @Option(
      names = "--plain-epochs",
      description =
          "Whole epochs of the plain loop, to see what it reaches: minutes each (default: none).")
  private int plainEpochs;

  @Option(names = "--seed", description = "Of all that is random (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures to a file.")
  private @Nullable Path json;

  private final Map<String, Double> figures = new LinkedHashMap<>();

  /** For the command line. */
  public TrainBench() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    // Before TensorFlow is loaded: memory is freed by hand, and not counted against the heap.
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
    if (epochs < 2 || steps < 1 || plainEpochs < 0) {
      throw new PlatformException("--epochs is 2 or more, --steps 1, --plain-epochs 0");
    }
    Sequences sequences = sequences();
    SequenceSplit split = SequenceSplit.of(sequences, seed);
    int items = sequences.items().size();
    System.out.printf(
        Locale.ROOT,
        "%,d sequences of %,d items; %,d questions for validation%n",
        sequences.sequences().size(),
        items,
        split.validation().size());
    double peak = MatrixRate.measure();
    figures.put("matrix_gflops", peak / 1e9);
    figures.put("table_dense_ms", TableUpdates.milliseconds(false, 20));
    figures.put("table_sparse_ms", TableUpdates.milliseconds(true, 200));
    kit(split, items, split.validation(), peak);
    figures.put("kit_peak_rss_mb", ResidentMemory.peakMebibytes());
    plain(split, items, split.validation());
    figures.put(
        "speedup_over_plain",
        figures.get("plain_epoch_seconds") / figures.get("kit_epoch_seconds"));
    figures.put(
        "evaluation_share",
        figures.get("kit_evaluation_seconds") / figures.get("kit_epoch_seconds"));
    figures.put("peak_rss_mb", ResidentMemory.peakMebibytes());
    figures.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-28s%14.4f%n", name, value));
    if (json != null) {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), figures);
    }
    return 0;
  }

  private Sequences sequences() {
    Path path = data;
    if (path == null) {
      System.out.println("Simulated sequences (--data PATH measures on your own).");
      return SimulatedSequences.draw(seed);
    }
    try {
      return Sequences.read(path);
    } catch (RunFailure failure) {
      throw new PlatformException(failure.getMessage(), failure);
    }
  }

  private void kit(SequenceSplit split, int items, List<Question> questions, double peak)
      throws IOException, InterruptedException {
    Hyperparameters parameters =
        Hyperparameters.resolve(
            new NextItemModel().parameters(), Map.of("epochs", Integer.toString(epochs)));
    Path checkpoints = Files.createTempDirectory("tradewind-train");
    try {
      NextItemTrial.Result result =
          NextItemTrial.run(split, items, questions, parameters, seed, checkpoints);
      // The first epoch has all that happens once in it.
      List<Lap> laps = result.laps().subList(1, result.laps().size());
      double epoch = mean(laps.stream().map(Lap::seconds).toList());
      figures.put("kit_epoch_seconds", epoch);
      figures.put("kit_targets_per_second", result.targets() / epoch);
      figures.put("kit_steps_per_second", result.steps() / epoch);
      figures.put("kit_share_of_peak", result.flops() / epoch / peak);
      figures.put(
          "kit_evaluation_seconds", mean(laps.stream().map(Lap::evaluationSeconds).toList()));
      figures.put("kit_" + split.goal().metric(), laps.get(laps.size() - 1).worth());
      figures.put("kit_epochs", (double) epochs);
    } finally {
      delete(checkpoints);
    }
  }

  private void plain(SequenceSplit split, int items, List<Question> questions) {
    try (PlainLoop loop = new PlainLoop(split, items, seed)) {
      Random random = new Random(seed);
      loop.epoch(random, 2);
      int timed = Math.min(steps, loop.batches());
      long begun = System.nanoTime();
      loop.epoch(random, timed);
      double step = (System.nanoTime() - begun) / 1e9 / timed;
      figures.put("plain_epoch_seconds", step * loop.batches());
      figures.put("plain_steps_per_second", 1 / step);
      if (plainEpochs > 0) {
        for (int epoch = 0; epoch < plainEpochs; epoch++) {
          loop.epoch(random, loop.batches());
        }
        double worth = loop.rank(split, questions).mean(split.goal());
        figures.put("plain_" + split.goal().metric(), worth);
        figures.put("plain_epochs", (double) plainEpochs);
      }
    }
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
