package dev.tradewind.feature.history;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * A directory for what this process needs for a while, locked for as long as the process lives:
 * what a process that died left behind is known by its lock, and deleted by the next one.
 */
final class WorkDirectory implements Closeable {

  private static final Logger LOG = Logger.getLogger(WorkDirectory.class);
  private static final String PREFIX = "training-sets-";
  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;

  private WorkDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes one below a directory, or below the system's for temporary files. */
  static WorkDirectory make(Optional<Path> below) {
    try {
      Path parent = below.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
      Files.createDirectories(parent);
      deleteLeftOvers(parent);
      Path made = Files.createTempDirectory(parent, PREFIX);
      FileChannel lock =
          FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock.lock();
      return new WorkDirectory(made, lock);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "tradewind.feature.history.directory: cannot be written to", failure);
    }
  }

  private static void deleteLeftOvers(Path parent) throws IOException {
    List<Path> others;
    try (Stream<Path> all = Files.list(parent)) {
      others = all.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
    }
    for (Path other : others) {
      if (isLeftOver(other)) {
        delete(other);
        LOG.infof("deleted %s, which a process that died had left behind", other);
      }
    }
  }

  private static boolean isLeftOver(Path other) throws IOException {
    Path lock = other.resolve(LOCK);
    if (!Files.isWritable(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
    delete(path);
  }
}
