package dev.tradewind.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

  @Test
  void theLastLinesAreKept(@TempDir Path directory) throws IOException {
    Path log = Files.writeString(directory.resolve("log"), "1\n2\n\n3\n4\n5\n6\n");

    assertThat(LogTail.of(log)).isEqualTo("2 | 3 | 4 | 5 | 6");
  }

  @Test
  void aLogLongerThanWhatIsReadAndOneThatIsAbsentDoNoHarm(@TempDir Path directory)
      throws IOException {
    Path log = Files.writeString(directory.resolve("log"), "x".repeat(100_000));

    assertThat(LogTail.of(log)).hasSize(1_000);
    assertThat(LogTail.of(directory.resolve("none"))).isEmpty();
  }
}
