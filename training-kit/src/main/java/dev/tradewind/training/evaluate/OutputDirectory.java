package dev.tradewind.training.evaluate;

import dev.tradewind.training.run.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an evaluation leaves what it made: never in a directory that has something in it. */
final class OutputDirectory {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final int MOST_TRIES = 1000;

  private OutputDirectory() {}

  /**
   * Makes it.
   *
   * @param wished null for a new one below the project's .tradewind/evaluations
   */
  static Path make(@Nullable Path wished, String model, Clock clock) {
    try {
      return wished == null ? fresh(model, clock) : empty(wished);
    } catch (IOException e) {
      throw RunFailure.parameter("--output: cannot be made: " + e);
    }
  }

  private static Path empty(Path wished) throws IOException {
    Files.createDirectories(wished);
    try (Stream<Path> inside = Files.list(wished)) {
      if (inside.findAny().isPresent()) {
        throw RunFailure.parameter(
            "--output: " + wished + " has something in it (expected: a new or empty directory)");
      }
    }
    return wished;
  }

  private static Path fresh(String model, Clock clock) throws IOException {
    Path parent = Path.of(System.getProperty("tradewind.root", "."), ".tradewind", "evaluations");
    Files.createDirectories(parent);
    String name = model + "-" + TIME.format(clock.instant());
    for (int number = 1; number < MOST_TRIES; number++) {
      Path directory = parent.resolve(number == 1 ? name : name + "-" + number);
      if (!Files.exists(directory)) {
        return Files.createDirectory(directory);
      }
    }
    throw new IOException("no free name like " + parent.resolve(name));
  }
}
