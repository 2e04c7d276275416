package dev.tradewind.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * The directory that holds one platform: its data, its logs, and who runs it.
 *
 * @param root the directory, {@code .tradewind} unless said otherwise
 */
public record Home(Path root) {

  private static final long NEEDED_BYTES = 1L << 30;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Makes the directories, for their owner alone.
   *
   * @throws PlatformException where it cannot be written to, or the disk is full
   */
  public void prepare() {
    try {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, OWNER_ONLY);
      for (Path directory : new Path[] {logs(), artifacts(), imports(), redis(), tools()}) {
        Files.createDirectories(directory);
      }
      Files.delete(Files.createTempFile(root, "writable", ""));
    } catch (IOException | UnsupportedOperationException failure) {
      throw new PlatformException(
          "cannot write to " + root + ": " + failure + " (take another directory: --home DIR)",
          failure);
    }
    checkSpace(usableBytes());
  }

  void checkSpace(long usable) {
    if (usable < NEEDED_BYTES) {
      throw new PlatformException(
          "no disk space: "
              + (usable >> 20)
              + " MiB are free at "
              + root
              + " (needed: "
              + (NEEDED_BYTES >> 20)
              + " MiB; make room, or take another directory: --home DIR)");
    }
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /** The log of a component. */
  public Path log(Component component) {
    return logs().resolve(component.label() + ".log");
  }

  /** Where trained models are kept. */
  public Path artifacts() {
    return root.resolve("models");
  }

  /** Where files lie that ingestion may import. */
  public Path imports() {
    return root.resolve("imports");
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path redis() {
    return root.resolve("redis");
  }

  Path tools() {
    return root.resolve("tools");
  }

  Path state() {
    return root.resolve("state.json");
  }

  Path lock() {
    return root.resolve("lock");
  }

  /** The password of a store of this platform, in a file that only its user can read. */
  public Path password(Component store) {
    return root.resolve(store.label() + ".password");
  }

  private long usableBytes() {
    try {
      return Files.getFileStore(root).getUsableSpace();
    } catch (IOException failure) {
      throw new PlatformException("cannot tell the space left at " + root, failure);
    }
  }
}
