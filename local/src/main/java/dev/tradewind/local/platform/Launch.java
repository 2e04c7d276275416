package dev.tradewind.local.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process to start.
 *
 * @param command program and arguments; never a secret, as anyone on the machine can read them
 * @param environment what is added to the environment; secrets go here
 * @param directory where it works
 */
record Launch(List<String> command, Map<String, String> environment, Path directory) {

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /**
   * Starts it in a session of its own: Ctrl-C at the terminal reaches the launcher alone, which
   * then ends everything in order.
   */
  Process start(Path log) {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      words.add(SETSID.toString());
    }
    words.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new PlatformException(
          "cannot start " + command.get(0) + ": " + failure.getMessage(), failure);
    }
  }
}
