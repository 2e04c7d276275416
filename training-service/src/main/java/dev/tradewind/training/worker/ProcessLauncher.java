package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.training.settings.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Starts workers as processes of this machine. */
final class ProcessLauncher implements WorkerLauncher {

  private final TrainingSettings settings;
  private final Clock clock;

  ProcessLauncher(TrainingSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Worker start(String runId, WorkerSpec spec, Path workspace) throws IOException {
    Path specification = Files.writeString(workspace.resolve("spec.json"), spec.json(), UTF_8);
    RunLogWriter log = new RunLogWriter(workspace, clock);
    // Its standard input stays open as long as this service lives: that is how it learns of our
    // end.
    Process process =
        new ProcessBuilder(command(specification)).directory(workspace.toFile()).start();
    return new ProcessWorker(process, log, settings.longestRun(), settings.killAfter());
  }

  private String classpath() throws IOException {
    return Files.readString(settings.workerClasspath(), UTF_8).strip();
  }

  private List<String> command(Path specification) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + settings.workerHeap());
    settings.workerFlags().ifPresent(command::addAll);
    command.add("-cp");
    command.add(classpath());
    command.add(settings.workerMain());
    command.add(specification.toString());
    return command;
  }
}
