package dev.tradewind.local.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where the running platform is written down. Its being there proves nothing: its process must be
 * alive.
 */
public final class StateFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public StateFile(Home home) {
    this.file = home.state();
  }

  /** The platform that runs, where one does. */
  public Optional<PlatformState> running() {
    return read().filter(state -> state.launcher().alive());
  }

  /** The platform that runs. */
  public PlatformState require() {
    return running()
        .orElseThrow(
            () ->
                new PlatformException(
                    "no platform runs from " + file.getParent() + " (start it: ./tradewind up)"));
  }

  Optional<PlatformState> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), PlatformState.class));
    } catch (IOException failure) {
      throw new PlatformException(
          "cannot read " + file + ": " + failure.getMessage() + " (delete it if nothing runs)",
          failure);
    }
  }

  void write(PlatformState state) {
    try {
      Path next = file.resolveSibling("state.json.next");
      Files.deleteIfExists(next);
      PrivateFiles.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(state));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new PlatformException("cannot write " + file + ": " + failure, failure);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new PlatformException("cannot delete " + file + ": " + failure, failure);
    }
  }
}
