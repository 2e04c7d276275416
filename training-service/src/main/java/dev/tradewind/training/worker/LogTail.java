package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/** The last lines of a worker's log, for the error of a run. */
final class LogTail {

  private static final Logger LOG = Logger.getLogger(LogTail.class);
  private static final int BYTES = 4_096;
  private static final int LINES = 5;
  private static final int CHARACTERS = 1_000;

  private LogTail() {}

  /** At most five lines and a thousand characters; empty where there is none to be read. */
  static String of(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - BYTES);
      byte[] tail = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(tail);
      return lastLines(new String(tail, UTF_8));
    } catch (IOException failure) {
      LOG.warnf(failure, "no last lines of %s", log);
      return "";
    }
  }

  private static String lastLines(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
    String last =
        String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    return last.length() <= CHARACTERS ? last : last.substring(last.length() - CHARACTERS);
  }
}
