package dev.tradewind.training.nextitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.GoldenRequests;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks around a ring of items, with some steps of two. */
class NextItemRunsTest {

  private static final int RING = 30;
  private static final Map<String, String> SMALL =
      Map.of("epochs", "6", "dimension", "16", "batch_size", "32", "negatives", "16");

  @TempDir Path directory;

  /** What a killed process would have said last. */
  private static final class Killed extends RuntimeException {}

  @Test
  void aRunThatWasKilledGoesOnToTheSameResult() throws IOException {
    Path data = shoppers();
    RunResult whole = run(data, "whole", Optional.empty(), ProgressListener.NONE);
    ProgressListener killing =
        (phase, share, epoch, loss) -> {
          if (phase == Phase.TRAIN && epoch == 3) {
            throw new Killed();
          }
        };
    assertThatThrownBy(() -> run(data, "killed", Optional.empty(), killing))
        .isInstanceOf(Killed.class);
    List<Integer> epochs = new ArrayList<>();
    RunResult again =
        run(
            data,
            "killed",
            Optional.empty(),
            (phase, share, epoch, loss) -> {
              if (phase == Phase.TRAIN) {
                epochs.add(epoch);
              }
            });
    assertThat(again.metrics()).isEqualTo(whole.metrics());
    assertThat(whole.suited()).containsEntry("dimension", "16").containsKey("dropout");
    assertThat(epochs.get(0)).isGreaterThanOrEqualTo(2);
    assertThat(curves("killed")).isEqualTo(curves("whole")).contains("Training loss by epoch");
  }

  /** What the report shows of each epoch. */
  private String curves(String name) throws IOException {
    Path report = directory.resolve(name).resolve("report").resolve("report.json");
    return new ObjectMapper().readTree(report.toFile()).at("/sections/0").toString();
  }

  @Test
  void aRunWithoutTimeStillAnswersByCounting() throws IOException {
    RunResult hurried =
        run(shoppers(), "hurried", Optional.of(Duration.ofNanos(1)), ProgressListener.NONE);
    assertThat(hurried.primary().value()).isGreaterThan(hurried.primary().floor() - 0.1);
    assertThat(hurried.primary().floor()).isGreaterThan(0.5);
    assertThat(hurried.savedModel().resolve("saved_model.pb")).exists();
  }

  @Test
  void whatCallersAskedIsAmongTheGoldenRequestsAndChangesNothingElse() throws IOException {
    Path data = shoppers();
    RunResult without = run(data, "without", Optional.empty(), ProgressListener.NONE);
    Path requests = directory.resolve("ring.requests.json");
    Files.writeString(requests, "[[\"i3\",\"sold out\",\"i5\"],[\"i9\"]]");
    RunResult with = run(data, "with", Optional.empty(), ProgressListener.NONE);

    assertThat(GoldenRequests.read(with.savedModel()).requests())
        .extracting(GoldenRequest::name)
        .contains("1 items, as a caller asked", "3 items, as a caller asked");
    assertThat(with.golden().answered()).isEqualTo(without.golden().answered() + 2 * 3);
    assertThat(with.golden().differing()).isEmpty();
    assertThat(with.metrics()).isEqualTo(without.metrics());
    assertThat(with.dataFingerprint()).isEqualTo(without.dataFingerprint());
    assertThat(Files.readString(directory.resolve("with/report/report.json")))
        .contains("Of the golden requests 2 are as callers have asked them.");

    Files.writeString(requests, "{\"i3\": 1}");
    assertThatThrownBy(() -> run(data, "bad", Optional.empty(), ProgressListener.NONE))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("ring.requests.json");
    Files.writeString(requests, "[[null]]");
    assertThatThrownBy(() -> run(data, "worse", Optional.empty(), ProgressListener.NONE))
        .hasMessageContaining("expected: lists of at most 512 ids of items");
  }

  @Test
  void sessionsAreMeasuredByTheirOwnMeasures() throws IOException {
    Path sessions = Files.createDirectory(directory.resolve("sessions"));
    Random random = new Random(3);
    List<String> lines = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      lines.add(walk(random, 2 + random.nextInt(4)));
      String asked = walk(random, 3);
      int last = asked.lastIndexOf(' ');
      questions.add(asked.substring(0, last) + "\t" + asked.substring(last + 1));
    }
    Files.write(sessions.resolve("some.txt"), lines);
    Files.write(sessions.resolve("other.txt"), questions);
    RunResult result = run(sessions, "s", Optional.empty(), ProgressListener.NONE);
    assertThat(result.metrics())
        .extracting(Metric::name)
        .containsExactly("mrr_at_20", "precision_at_20", "network_mrr_at_20");
    assertThat(result.primary().name()).isEqualTo("mrr_at_20");
    assertThat(result.primary().value()).isGreaterThan(0.6);
    assertThat(result.primary().examples()).isEqualTo(600);
    assertThat(result.examples()).isEqualTo(600);
  }

  @Test
  void tooFewQuestionsAreRefusedInWords() throws IOException {
    Path data = Files.writeString(directory.resolve("few"), "ann tea milk jam\n");
    assertThatThrownBy(() -> run(data, "f", Optional.empty(), ProgressListener.NONE))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("only 1 questions for validation and 1 for the test");
  }

  private RunResult run(
      Path data, String output, Optional<Duration> budget, ProgressListener listener) {
    NextItemModel model = new NextItemModel();
    Hyperparameters parameters = Hyperparameters.resolve(model.parameters(), SMALL);
    return model.train(
        new RunRequest(parameters, 7, data, directory.resolve(output), budget), listener);
  }

  private Path shoppers() throws IOException {
    Random random = new Random(5);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      lines.add("shopper-" + i + " " + walk(random, 6));
    }
    return Files.write(directory.resolve("ring.txt"), lines);
  }

  /** Never twice the same item. */
  private static String walk(Random random, int steps) {
    int at = random.nextInt(RING);
    StringBuilder walk = new StringBuilder("i" + at);
    for (int step = 1; step < steps; step++) {
      at = (at + 1 + random.nextInt(8) / 7) % RING;
      walk.append(" i").append(at);
    }
    return walk.toString();
  }
}
