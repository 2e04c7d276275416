package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.training.artifact.FileTrees;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 that stands for a class path: of each entry, in order, its name and its contents. Of
 * libraries above {@value #LARGE} bytes (native code) the name, which has the version, and the size
 * are taken instead. An entry that is absent counts by its name.
 */
final class CodeFingerprint {

  private static final long LARGE = 16L << 20;

  private CodeFingerprint() {}

  static String of(String classpath) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String entry : classpath.split(File.pathSeparator, -1)) {
        Path path = Path.of(entry);
        digest.update(String.valueOf(path.getFileName()).getBytes(UTF_8));
        digest.update(contents(path));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static byte[] contents(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return FileTrees.digest(path).getBytes(UTF_8);
    }
    if (!Files.exists(path)) {
      return new byte[0];
    }
    long size = Files.size(path);
    return size > LARGE ? String.valueOf(size).getBytes(UTF_8) : Files.readAllBytes(path);
  }
}
