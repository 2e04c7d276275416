package dev.tradewind.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The public data sets, which live beside the project and are not part of it. */
public final class SharedData {

  private SharedData() {}

  /**
   * A file or directory of the data; the test is skipped, saying so, where it is absent.
   *
   * @param path relative, for example {@code "online-retail/online_retail.csv.gz"}
   */
  public static Path require(String path) {
    Path file = root().resolve(path);
    assumeTrue(Files.exists(file), () -> "skipped: no " + file + " (set TRADEWIND_DATA)");
    return file;
  }

  private static Path root() {
    String configured = System.getenv("TRADEWIND_DATA");
    if (configured != null && !configured.isEmpty()) {
      return Path.of(configured);
    }
    return Path.of(System.getProperty("tradewind.root", ".")).resolve("../shared/data").normalize();
  }
}
