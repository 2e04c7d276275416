package dev.tradewind.local.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, for a message about a failure. */
final class LogTail {

  private static final int BYTES = 4_096;
  private static final int LINES = 12;

  private LogTail() {}

  static String of(Path log) {
    StringBuilder text = new StringBuilder("\nIts log: ").append(log);
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - BYTES));
      byte[] end = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      for (String line : lines.subList(Math.max(0, lines.size() - LINES), lines.size())) {
        text.append("\n  | ").append(line);
      }
    } catch (IOException failure) {
      text.append(" (cannot be read: ").append(failure.getMessage()).append(')');
    }
    return text.toString();
  }
}
