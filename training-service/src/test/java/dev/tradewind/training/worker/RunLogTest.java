package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.worker.RunLog.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path directory;

  @Test
  void linesAreReadPageByPageWithTheirNumbers() throws IOException {
    writer().writeAll(stream("one\ntwo\twith a tab\r\n\nfour, not ended"));

    assertThat(RunLog.read(directory, 0, 2))
        .containsExactly(new Line(1, NOW, "one"), new Line(2, NOW, "two\twith a tab"));
    assertThat(RunLog.read(directory, 2, 10))
        .containsExactly(new Line(3, NOW, ""), new Line(4, NOW, "four, not ended"));
    assertThat(RunLog.read(directory, 4, 10)).isEmpty();
  }

  @Test
  void theNextAttemptGoesOnInTheSameLog() throws IOException {
    writer().write("first attempt");
    writer().write("second attempt");

    assertThat(RunLog.read(directory, 0, 10)).extracting(Line::number).containsExactly(1L, 2L);
  }

  @Test
  void onlyTheLastMebibyteIsKept() throws IOException {
    RunLogWriter log = writer();
    String text = "x".repeat(1_000);
    for (int line = 0; line < 3_000; line++) {
      log.write(text);
    }

    List<Line> kept = RunLog.read(directory, 0, 10_000);
    assertThat(kept).hasSizeBetween(500, 1_100);
    assertThat(kept.get(kept.size() - 1).number()).isEqualTo(3_000);
    assertThat(kept.get(0).number()).isEqualTo(3_001 - kept.size());
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum())
          .isLessThanOrEqualTo(RunLog.BYTES);
    }
  }

  @Test
  void aLineThatIsStillBeingWrittenIsNotReadAndALongOneIsCut() throws IOException {
    writer().write("y");
    Files.writeString(RunLog.newer(directory), "2\t0\thalf a li", UTF_8, StandardOpenOption.APPEND);
    assertThat(RunLog.read(directory, 0, 10)).hasSize(1);

    Path other = Files.createDirectory(directory.resolve("other"));
    new RunLogWriter(other, CLOCK).writeAll(stream("z".repeat(1_000_000) + "\nend\n"));
    assertThat(RunLog.read(other, 0, 10).get(0).text()).hasSize(4_000);
    assertThat(RunLog.read(other, 0, 10).get(1).text()).isEqualTo("end");
  }

  @Test
  void theLastWordsAreFewAndTheLineThatSaysThatMemoryRanOutIsRemembered() throws IOException {
    RunLogWriter log = writer();
    log.writeAll(stream("java.lang.OutOfMemoryError: Java heap space\n1\n2\n\n3\n4\n5\n6\n"));

    assertThat(log.lastWords()).isEqualTo("2 | 3 | 4 | 5 | 6");
    assertThat(log.outOfMemory()).contains("java.lang.OutOfMemoryError: Java heap space");
    log.write("x".repeat(3_000));
    assertThat(log.lastWords()).hasSize(1_000);
  }

  @Test
  void aRunWithoutALogHasNoLines() throws IOException {
    assertThat(RunLog.read(directory, 0, 10)).isEmpty();
    assertThat(writer().lastWords()).isEmpty();
  }

  private RunLogWriter writer() throws IOException {
    return new RunLogWriter(directory, CLOCK);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
