package dev.tradewind.bench.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.data.Sequences;
import dev.tradewind.training.nextitem.Goal;
import dev.tradewind.training.nextitem.SequenceSplit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainBenchTest {

  private static final int RING = 40;

  @TempDir Path directory;

  @Test
  void measuresBothOnTheSameData() throws IOException {
    Path json = directory.resolve("figures.json");
    int code =
        new CommandLine(new TrainBench())
            .execute(
                "--data", ring().toString(),
                "--epochs", "2",
                "--steps", "2",
                "--plain-epochs", "1",
                "--json", json.toString());
    assertThat(code).isZero();
    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    for (String key :
        List.of(
            "speedup_over_plain",
            "evaluation_share",
            "kit_targets_per_second",
            "kit_share_of_peak",
            "kit_ndcg_at_10",
            "plain_ndcg_at_10",
            "table_dense_ms",
            "table_sparse_ms",
            "peak_rss_mb")) {
      assertThat(figures.path(key).asDouble()).as(key).isPositive();
    }
    double speedup = figures.get("speedup_over_plain").asDouble();
    assertThat(speedup * figures.get("kit_epoch_seconds").asDouble())
        .isEqualTo(figures.get("plain_epoch_seconds").asDouble(), within(1e-6));
  }

  @Test
  void thePlainLoopLearns() throws IOException {
    Sequences data = Sequences.read(ring());
    SequenceSplit split = SequenceSplit.of(data, 1);
    try (PlainLoop loop = new PlainLoop(split, data.items().size(), 1)) {
      double before = loop.rank(split, split.validation()).mean(Goal.SHOPPERS);
      Random random = new Random(1);
      for (int epoch = 0; epoch < 15; epoch++) {
        loop.epoch(random, loop.batches());
      }
      double after = loop.rank(split, split.validation()).mean(Goal.SHOPPERS);
      // Each item has one that follows it; by chance it stands anywhere.
      assertThat(before).isLessThan(0.3);
      assertThat(after).isGreaterThan(0.6);
    }
  }

  private Path ring() throws IOException {
    Random random = new Random(2);
    List<String> lines = new ArrayList<>();
    for (int shopper = 0; shopper < 600; shopper++) {
      int start = random.nextInt(RING);
      lines.add(
          "s"
              + shopper
              + IntStream.range(0, 7)
                  .mapToObj(i -> " " + (start + i) % RING)
                  .collect(Collectors.joining()));
    }
    return Files.write(directory.resolve("ring"), lines);
  }
}
