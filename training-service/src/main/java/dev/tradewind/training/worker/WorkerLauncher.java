package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.training.settings.TrainingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Starts workers: training takes a JVM of its own, as TensorFlow can take it down. */
@ApplicationScoped
public class WorkerLauncher {

  private final TrainingSettings settings;
  private final Clock clock;

  WorkerLauncher(TrainingSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Starts a worker.
   *
   * @param workspace where its specification and log are kept
   */
  public WorkerProcess start(WorkerSpec spec, Path workspace) throws IOException {
    Path specification = Files.writeString(workspace.resolve("spec.json"), spec.json(), UTF_8);
    RunLogWriter log = new RunLogWriter(workspace, clock);
    // Its standard input stays open as long as this service lives: that is how it learns of our
    // end.
    Process process =
        new ProcessBuilder(command(specification)).directory(workspace.toFile()).start();
    return new WorkerProcess(process, log, settings.longestRun(), settings.killAfter());
  }

  /** Stands for the code that workers are started with now, see {@link CodeFingerprint}. */
  public String codeFingerprint() throws IOException {
    return CodeFingerprint.of(classpath());
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
