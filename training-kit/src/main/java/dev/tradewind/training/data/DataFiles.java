package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a run is pointed at: a file, or a directory that holds files. */
public final class DataFiles {

  private DataFiles() {}

  /**
   * The files at a path that are of a format, by name. What is recognised is content, not names.
   *
   * @param data a file or a directory, of which only the files right in it count
   * @throws RunFailure DATA_INVALID where there is nothing at the path
   */
  public static List<Path> at(Path data, Predicate<Path> format) {
    if (Files.isRegularFile(data)) {
      return format.test(data) ? List.of(data) : List.of();
    }
    if (!Files.isDirectory(data)) {
      throw RunFailure.data("no such file or directory: " + data);
    }
    try (Stream<Path> all = Files.list(data)) {
      return all.filter(Files::isRegularFile).sorted().filter(format).toList();
    } catch (IOException e) {
      throw RunFailure.data(data + " cannot be read: " + e);
    }
  }
}
