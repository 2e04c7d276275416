package dev.tradewind.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.risk.SimulatedPayments;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that ends early, and another one that goes on from its checkpoints. */
class ContinuedRunTest {

  private static final int FEW = 1;
  private static final int ALL = 3;

  private static final Map<String, Map<String, String>> SMALL =
      Map.of(
          "next-item", Map.of("dimension", "8", "negatives", "16", "batch_size", "32"),
          "intent", Map.of("dimension", "8", "batch_size", "8"),
          "demand", Map.of("hidden", "8", "windows_per_epoch", "200", "batch_size", "20"),
          "risk", Map.of("hidden", "4", "members", "1", "batch_size", "128"));

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"next-item", "intent", "demand", "risk"})
  void comesToWhatOneRunOfThatLengthComesTo(String name) throws IOException {
    TrainingModel model = Models.named(name);
    Path data = data(name);
    RunResult whole = run(model, data, "whole", ALL, new TreeSet<>());

    run(model, data, "parts", FEW, new TreeSet<>());
    NavigableSet<Integer> told = new TreeSet<>();
    RunResult parts = run(model, data, "parts", ALL, told);

    assertThat(parts.validation()).isPresent().isEqualTo(whole.validation());
    assertThat(parts.metrics()).isEqualTo(whole.metrics());
    // Epochs done, as they are told from the first step on: none is trained twice.
    assertThat(told.first()).isEqualTo(FEW);
    assertThat(told.last()).isEqualTo(ALL);
  }

  private RunResult run(
      TrainingModel model, Path data, String output, int epochs, NavigableSet<Integer> told) {
    Map<String, String> given = new HashMap<>(SMALL.get(model.name()));
    given.put("epochs", String.valueOf(epochs));
    boolean[] choosing = {true};
    ProgressListener listener =
        (phase, share, epoch, loss) -> {
          if (phase == Phase.TRAIN && Double.isFinite(loss)) {
            // A second training counts its epochs anew.
            choosing[0] &= told.isEmpty() || epoch >= told.last();
            if (choosing[0]) {
              told.add(epoch);
            }
          }
        };
    return model.train(
        new RunRequest(
            Hyperparameters.resolve(model.parameters(), given),
            42,
            data,
            directory.resolve(output),
            Optional.empty(),
            ALL,
            List.of()),
        listener);
  }

  private Path data(String name) throws IOException {
    Path file = directory.resolve("data");
    return switch (name) {
      case "next-item" -> Files.write(file, walks(new Random(5)));
      case "intent" -> Files.write(file, sentences(new Random(5)));
      case "demand" -> Files.write(file, series(new Random(5)));
      default -> SimulatedPayments.plain(file, 30, 5);
    };
  }

  /** Around a ring of items, from anywhere. */
  private static List<String> walks(Random random) {
    List<String> lines = new ArrayList<>();
    for (int shopper = 0; shopper < 200; shopper++) {
      int from = random.nextInt(30);
      lines.add(
          "s"
              + shopper
              + " "
              + IntStream.range(from, from + 6)
                  .mapToObj(at -> "i" + at % 30)
                  .collect(Collectors.joining(" ")));
    }
    return lines;
  }

  private static List<String> sentences(Random random) {
    List<String> lines = new ArrayList<>(List.of("text,intent"));
    for (int i = 0; i < 120; i++) {
      String filler = Integer.toString(random.nextInt(1_000_000), 36);
      lines.add(i % 2 == 0 ? "hello " + filler + ",greeting" : "bye " + filler + ",goodbye");
    }
    return lines;
  }

  private static List<String> series(Random random) {
    List<String> lines = new ArrayList<>();
    for (int item = 0; item < 20; item++) {
      lines.add(
          "i"
              + item
              + ",2024-01-01,"
              + IntStream.range(0, 200)
                  .mapToObj(day -> String.valueOf(3 + day % 7 + random.nextInt(4)))
                  .collect(Collectors.joining(",")));
    }
    return lines;
  }
}
