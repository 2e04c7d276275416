package dev.tradewind.feature.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a log that is larger than the heap, in a Java of its own. */
class LongHistoryTest {

  private static final long EVENTS = 300_000;

  /** So many events as objects alone would take three times as much. */
  private static final String HEAP = "-Xmx40m";

  @TempDir private Path directory;

  @Test
  void aLogThatTheHeapCannotHoldIsReplayed() throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Process java =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LongHistory.class.getName(),
                directory.toString(),
                Long.toString(EVENTS))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(java.waitFor(3, TimeUnit.MINUTES)).as("ends in time").isTrue();
    } finally {
      java.destroyForcibly();
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(java.exitValue()).as(printed).isZero();
    JsonNode report =
        new ObjectMapper()
            .readTree(
                printed.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow());
    assertThat(report.get("events").asLong()).isEqualTo(EVENTS);
    assertThat(report.get("rows").asLong()).isEqualTo(new SimulatedLog(EVENTS).purchases());
    assertThat(report.get("heap_limit_mib").asLong()).isLessThanOrEqualTo(40);
  }
}
