package dev.tradewind.training.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * SHA-256 that stands for a class path: of each entry, in order, its name and its contents; of a
 * directory those of all files below it. Of libraries above {@value #LARGE} bytes (native code) the
 * name, which has the version, and the size are taken instead. An entry that is absent counts by
 * its name.
 */
public final class CodeFingerprint {

  private static final long LARGE = 16L << 20;

  private CodeFingerprint() {}

  /** Of the program that runs. */
  public static String ofThisProgram() throws IOException {
    return of(System.getProperty("java.class.path"));
  }

  /** Of a class path. */
  static String of(String classpath) throws IOException {
    MessageDigest digest = sha256();
    for (String entry : classpath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry);
      digest.update(String.valueOf(path.getFileName()).getBytes(UTF_8));
      if (Files.isDirectory(path)) {
        for (Path file : files(path)) {
          digest.update(path.relativize(file).toString().getBytes(UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      } else if (Files.exists(path)) {
        long size = Files.size(path);
        digest.update(
            size > LARGE ? String.valueOf(size).getBytes(UTF_8) : Files.readAllBytes(path));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
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
