package dev.tradewind.training.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Directories as a whole. */
public final class FileTrees {

  private static final int BUFFER = 1 << 16;

  private FileTrees() {}

  /**
   * SHA-256 over all regular files below the directory: for each, in the order of its relative path
   * (with slashes), the path in UTF-8 and then the contents. Hexadecimal.
   */
  public static String digest(Path directory) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    for (String path : relativeFiles(directory)) {
      digest.update(path.getBytes(UTF_8));
      try (InputStream in = Files.newInputStream(directory.resolve(path))) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          digest.update(buffer, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Removes the directory and all below it; nothing where it is absent. */
  public static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(directory)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  /** Copies a file, or a directory and all regular files below it, to where nothing is yet. */
  static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      Files.copy(from, to);
      return;
    }
    Files.createDirectories(to);
    for (String path : relativeFiles(from)) {
      Path file = to.resolve(path);
      Files.createDirectories(file.getParent());
      Files.copy(from.resolve(path), file);
    }
  }

  private static List<String> relativeFiles(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace(File.separatorChar, '/'))
          .sorted()
          .toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
