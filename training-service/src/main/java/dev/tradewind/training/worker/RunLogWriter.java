package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a run's log, and remembers what the error of the run will tell of it. */
final class RunLogWriter {

  private static final int LONGEST_LINE = 4_000;
  private static final int LAST_LINES = 5;
  private static final int LAST_CHARACTERS = 1_000;

  /** What Java, C++, TensorFlow and the operating system say when memory runs out. */
  private static final List<String> OUT_OF_MEMORY =
      List.of(
          "OutOfMemoryError",
          "std::bad_alloc",
          "OOM when allocating",
          "Cannot allocate memory",
          "insufficient memory for the Java Runtime Environment");

  private final Path directory;
  private final Clock clock;
  private final Deque<String> last = new ArrayDeque<>();
  private @Nullable String outOfMemory;
  private long number;
  private long bytes;

  /** Goes on where an earlier attempt of the run ended. */
  RunLogWriter(Path directory, Clock clock) throws IOException {
    this.directory = directory;
    this.clock = clock;
    number = RunLog.lastNumber(directory);
    Path newer = RunLog.newer(directory);
    bytes = Files.exists(newer) ? Files.size(newer) : 0;
  }

  /** Writes all lines of the stream until it ends. Of a very long line, the beginning. */
  void writeAll(InputStream stream) throws IOException {
    try (Reader in = new InputStreamReader(stream, UTF_8)) {
      StringBuilder line = new StringBuilder();
      char[] buffer = new char[1 << 12];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int at = 0; at < read; at++) {
          if (buffer[at] == '\n') {
            write(line.toString());
            line.setLength(0);
          } else if (buffer[at] != '\r' && line.length() < LONGEST_LINE) {
            line.append(buffer[at]);
          }
        }
      }
      if (!line.isEmpty()) {
        write(line.toString());
      }
    }
  }

  synchronized void write(String text) throws IOException {
    remember(text);
    number++;
    byte[] encoded = new RunLog.Line(number, clock.instant(), text).encoded().getBytes(UTF_8);
    if (bytes + encoded.length > RunLog.BYTES / 2) {
      RunLog.turn(directory);
      bytes = 0;
    }
    try (OutputStream out =
        Files.newOutputStream(
            RunLog.newer(directory), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(encoded);
    }
    bytes += encoded.length;
  }

  private void remember(String text) {
    if (text.isBlank()) {
      return;
    }
    if (outOfMemory == null && OUT_OF_MEMORY.stream().anyMatch(text::contains)) {
      outOfMemory = text.strip();
    }
    last.addLast(text.strip());
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
  }

  /** The line that says that memory ran out. */
  synchronized Optional<String> outOfMemory() {
    return Optional.ofNullable(outOfMemory);
  }

  /** At most five lines and a thousand characters; empty where nothing was written. */
  synchronized String lastWords() {
    String words = String.join(" | ", last);
    return words.length() <= LAST_CHARACTERS
        ? words
        : words.substring(words.length() - LAST_CHARACTERS);
  }
}
