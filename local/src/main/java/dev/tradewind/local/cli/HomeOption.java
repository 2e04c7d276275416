package dev.tradewind.local.cli;

import dev.tradewind.local.platform.Home;
import dev.tradewind.local.platform.Workspace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which platform a command is about. */
final class HomeOption {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Directory of the platform's data and logs (default: .tradewind).")
  private @Nullable Path directory;

  Home home() {
    Path chosen = directory;
    return new Home(chosen == null ? Workspace.current().root().resolve(".tradewind") : chosen);
  }
}
