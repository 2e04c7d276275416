package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What tells two sets of training data apart. */
public final class Fingerprint {

  private Fingerprint() {}

  /**
   * SHA-256 of the file's bytes, in hexadecimal.
   *
   * @throws RunFailure DATA_INVALID where it cannot be read
   */
  public static String of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = sha256();
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw RunFailure.data(file + " cannot be read: " + e);
    }
  }

  /**
   * Of one file its own; of several the SHA-256 of their fingerprints in this order, so that
   * neither names nor places count.
   *
   * @param files one or more
   */
  public static String of(List<Path> files) {
    if (files.size() == 1) {
      return of(files.get(0));
    }
    MessageDigest digest = sha256();
    files.forEach(file -> digest.update(of(file).getBytes(StandardCharsets.US_ASCII)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
