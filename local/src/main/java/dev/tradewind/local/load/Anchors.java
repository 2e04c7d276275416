package dev.tradewind.local.load;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.local.platform.Home;
import dev.tradewind.local.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * The moment that each data set was first brought in. Times that are made up or moved hang on it,
 * so that sending the same data later makes the same events.
 */
public final class Anchors {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Clock clock;

  public Anchors(Home home, Clock clock) {
    this.file = home.root().resolve("anchors.json");
    this.clock = clock;
  }

  /** The anchor of a data set; the present minute where it comes for the first time. */
  public Instant of(String dataSet) {
    Map<String, String> anchors = read();
    String anchor =
        anchors.computeIfAbsent(
            dataSet, unknown -> clock.instant().truncatedTo(ChronoUnit.MINUTES).toString());
    try {
      Files.createDirectories(file.getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), anchors);
    } catch (IOException failure) {
      throw new PlatformException("cannot keep " + file + ": " + failure, failure);
    }
    return Instant.parse(anchor);
  }

  /**
   * The anchor of one of several data sets that share ids, and so cannot be in one platform.
   *
   * @throws PlatformException where another of them was brought in before
   */
  public Instant ofOnly(String family, String dataSet) {
    String name = family + ":" + dataSet;
    for (String other : read().keySet()) {
      if (other.startsWith(family + ":") && !other.equals(name)) {
        throw new PlatformException(
            "this platform holds "
                + other
                + "; "
                + name
                + " has the same ids (take another platform for it: --home DIR)");
      }
    }
    return of(name);
  }

  private Map<String, String> read() {
    Map<String, String> anchors = new TreeMap<>();
    if (Files.exists(file)) {
      try {
        anchors.putAll(JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {}));
      } catch (IOException failure) {
        throw new PlatformException("cannot read " + file + ": " + failure, failure);
      }
    }
    return anchors;
  }
}
