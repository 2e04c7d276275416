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
    try {
      Map<String, String> anchors = new TreeMap<>();
      if (Files.exists(file)) {
        anchors.putAll(JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {}));
      }
      String anchor =
          anchors.computeIfAbsent(
              dataSet, unknown -> clock.instant().truncatedTo(ChronoUnit.MINUTES).toString());
      Files.createDirectories(file.getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), anchors);
      return Instant.parse(anchor);
    } catch (IOException failure) {
      throw new PlatformException("cannot keep " + file + ": " + failure, failure);
    }
  }
}
