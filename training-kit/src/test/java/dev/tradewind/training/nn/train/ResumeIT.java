package dev.tradewind.training.nn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed again and again, training goes on to the same losses, to the last bit. */
class ResumeIT {

  private static final int ALL = InterruptedTraining.EPOCHS * InterruptedTraining.BATCHES;

  @TempDir private Path directory;

  @Test
  void goesOnAsIfItHadNeverBeenKilled() throws IOException, InterruptedException {
    List<String> whole = run(directory.resolve("whole"), Integer.MAX_VALUE);
    assertThat(whole).hasSize(ALL);
    Path interrupted = directory.resolve("interrupted");
    List<String> first = run(interrupted, 11);
    List<String> second = run(interrupted, 30);
    List<String> third = run(interrupted, Integer.MAX_VALUE);
    assertThat(whole).startsWith(first.toArray(String[]::new));
    assertThat(whole).containsSequence(second);
    assertThat(whole).endsWith(third.toArray(String[]::new));
    // Each went on where the one before had written its last checkpoint, not from the beginning.
    assertThat(second.get(0)).isNotEqualTo(whole.get(0));
    assertThat(third.get(0)).isNotIn(whole.subList(0, first.size()));
    assertThat(run(interrupted, Integer.MAX_VALUE)).isEmpty();
  }

  /** Runs a process, and kills it once it has said so many lines. */
  private static List<String> run(Path checkpoints, int lines)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                InterruptedTraining.class.getName(),
                checkpoints.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        said.add(line);
        if (said.size() == lines) {
          process.destroyForcibly();
          break;
        }
        line = reader.readLine();
      }
    }
    int code = process.waitFor();
    assertThat(code == 0).isEqualTo(said.size() < lines);
    return said;
  }
}
