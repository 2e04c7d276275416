package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run's log: what its workers write to their standard error, and before it what the service says
 * of the data. Each line has a number and a time. Two files of half the bound each; when the newer
 * is full it takes the place of the older. A run that is resumed goes on in the same log.
 */
public final class RunLog {

  /** The bound of both files, in bytes. */
  static final int BYTES = 1 << 20;

  private static final String NEWER = "worker.log";
  private static final String OLDER = "worker.log.1";
  private static final String FIELD_SEPARATOR = "\t";
  private static final int FIELDS = 3;

  private RunLog() {}

  /**
   * A line.
   *
   * @param number from 1
   * @param time when it was read
   * @param text what the worker wrote
   */
  public record Line(long number, Instant time, String text) {

    String encoded() {
      return number + FIELD_SEPARATOR + time.toEpochMilli() + FIELD_SEPARATOR + text + "\n";
    }
  }

  /** Adds a line that the service has to say of the run's data. No worker is at work meanwhile. */
  public static void add(Path directory, Clock clock, String text) {
    try {
      new RunLogWriter(directory, clock).write(text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** At most {@code limit} lines with a number above the given one, the oldest first. */
  public static List<Line> read(Path directory, long after, int limit) throws IOException {
    return all(directory).stream().filter(line -> line.number() > after).limit(limit).toList();
  }

  static Path newer(Path directory) {
    return directory.resolve(NEWER);
  }

  /** The newer file takes the place of the older. */
  static void turn(Path directory) throws IOException {
    Files.move(newer(directory), directory.resolve(OLDER), StandardCopyOption.REPLACE_EXISTING);
  }

  static long lastNumber(Path directory) throws IOException {
    long last = 0;
    for (Line line : all(directory)) {
      last = Math.max(last, line.number());
    }
    return last;
  }

  /**
   * The newer file first: should the files be turned meanwhile, lines are met twice and not missed.
   */
  private static Collection<Line> all(Path directory) throws IOException {
    Map<Long, Line> lines = new TreeMap<>();
    for (Path file : List.of(newer(directory), directory.resolve(OLDER))) {
      whole(file).forEach(line -> lines.put(line.number(), line));
    }
    return lines.values();
  }

  private static List<Line> whole(Path file) throws IOException {
    String text;
    try {
      text = Files.readString(file, UTF_8);
    } catch (NoSuchFileException none) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    // What comes after the last line feed is still being written.
    String complete = text.substring(0, text.lastIndexOf('\n') + 1);
    for (String line : complete.split("\n", -1)) {
      String[] fields = line.split(FIELD_SEPARATOR, FIELDS);
      if (fields.length == FIELDS) {
        lines.add(
            new Line(
                Long.parseLong(fields[0]),
                Instant.ofEpochMilli(Long.parseLong(fields[1])),
                fields[2]));
      }
    }
    return lines;
  }
}
