package dev.tradewind.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contracts keep their style, and never break a client of the baseline. */
class ContractsTest {

  private static final Path BUF = Path.of("target/buf/buf");
  private static final String BASELINE = "src/test/resources/baseline.binpb";
  private static final String RULES =
      """
      {"version": "v2", "breaking": {"use": ["WIRE_JSON"]}}""";

  @BeforeAll
  static void bufRunsHere() {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "buf is fetched for linux-x86_64 only");
    assertThat(BUF.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void followTheStyleAndAreCommented() throws Exception {
    assertThat(buf("lint")).isEmpty();
  }

  /**
   * The baseline is what clients may have been built against: the last released state or, before
   * the first release, the state when it was last taken. After a release, whenever contracts are
   * settled, or a change agreed to be breaking: {@code cd proto && target/buf/buf build -o
   * src/test/resources/baseline.binpb}.
   */
  @Test
  void breakNoClientOfTheBaseline() throws Exception {
    String now = "target/buf/now.binpb";
    assertThat(buf("build", "-o", now)).isEmpty();
    assertThat(buf("breaking", now, "--config", RULES, "--against", BASELINE)).isEmpty();
  }

  private static String buf(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BUF.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    return status == 0 ? output : output + "buf exited with " + status;
  }
}
