package dev.tradewind.training.artifact;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files a report may have. What else a worker puts there is neither kept nor served. */
public final class ReportFiles {

  /** A path within a report, with slashes. */
  private static final Pattern NAMES =
      Pattern.compile("index\\.html|report\\.json|charts/[a-z0-9][a-z0-9-]{0,80}\\.svg");

  private static final int MOST_FILES = 300;
  private static final long MOST_BYTES = 64L << 20;

  private ReportFiles() {}

  /** Whether a report may have a file of that path. */
  public static boolean isNamed(String path) {
    return NAMES.matcher(path).matches();
  }

  /** Refuses what is not a report, or a larger one than is kept. */
  static void check(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.filter(path -> !isDirectory(path)).limit(MOST_FILES + 1L).toList();
    }
    if (all.size() > MOST_FILES) {
      throw new IOException("the report has more than " + MOST_FILES + " files");
    }
    long bytes = 0;
    for (Path file : all) {
      String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
      if (!isNamed(name) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("the report has a file that none has: " + name);
      }
      bytes += Files.size(file);
    }
    if (bytes > MOST_BYTES) {
      throw new IOException("the report has " + bytes + " bytes (at most " + MOST_BYTES + ")");
    }
  }

  private static boolean isDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
