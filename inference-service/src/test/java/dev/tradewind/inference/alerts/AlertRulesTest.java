package dev.tradewind.inference.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the alert rules say of made-up series, by Prometheus' own promtool: the program that
 * PROMTOOL names, or the one on the path.
 */
class AlertRulesTest {

  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path directory;

  private static String promtool() {
    return System.getenv().getOrDefault("PROMTOOL", "promtool");
  }

  @Test
  void theRulesSayWhatTheirTestsExpect() throws Exception {
    assumeTrue(isThere(), "no promtool: install Prometheus, or name it in PROMTOOL");

    assertThat(run("check", "rules", "inference.yaml")).contains("SUCCESS");
    assertThat(run("test", "rules", "inference.test.yaml"))
        .contains("SUCCESS")
        .doesNotContain("FAILED");
  }

  private boolean isThere() throws InterruptedException {
    try {
      run("--version");
      return true;
    } catch (IOException absent) {
      return false;
    }
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    List<String> command = Stream.concat(Stream.of(promtool()), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(command)
            .directory(AlertRules.DIRECTORY.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }
}
