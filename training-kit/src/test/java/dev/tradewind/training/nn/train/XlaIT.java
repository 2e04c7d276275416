package dev.tradewind.training.nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled or not, a training learns the same. */
class XlaIT {

  @TempDir private Path directory;

  @Test
  void compiledStepsLearnTheSame() throws IOException, InterruptedException {
    List<Double> plain = losses("plain");
    List<Double> compiled = losses("compiled", "xla");
    assertThat(compiled).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(compiled.get(i)).isCloseTo(plain.get(i), within(2e-3));
    }
    assertThat(Files.readString(directory.resolve("compiled.log"))).contains("XLA!");
    assertThat(Files.readString(directory.resolve("plain.log"))).doesNotContain("XLA!");
  }

  private List<Double> losses(String name, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(InterruptedTraining.class.getName());
    command.add(directory.resolve(name).toString());
    command.addAll(List.of(more));
    Path out = directory.resolve(name + ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(directory.resolve(name + ".log").toFile());
    builder
        .environment()
        .put(
            "TF_XLA_FLAGS",
            "--tf_xla_auto_jit=" + (more.length > 0 ? 2 : 0) + " --tf_xla_cpu_global_jit");
    assertThat(builder.start().waitFor()).isZero();
    return Files.readAllLines(out).stream()
        .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .toList();
  }
}
