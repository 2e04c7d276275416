package dev.tradewind.local.cli;

import dev.tradewind.local.platform.PlatformException;
import dev.tradewind.local.platform.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Training takes a JVM of its own, as TensorFlow can take it down. Needs nothing that runs. */
@Command(
    name = "evaluate",
    description =
        "Trains and measures a model on any data (./tradewind evaluate lists models and formats).")
final class EvaluateCommand implements Callable<Integer> {

  private static final String MAIN = "dev.tradewind.training.evaluate.Evaluate";

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    Workspace workspace = Workspace.current();
    Path classpath = workspace.workerClasspath();
    if (!Files.exists(classpath)) {
      throw new PlatformException("training-kit is not built: no " + classpath);
    }
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command(workspace, classpath))
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "2");
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-evaluation"));
      try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
        errors.lines().filter(line -> !isChatter(line)).forEach(System.err::println);
      }
      return process.waitFor();
    } catch (IOException failure) {
      throw new PlatformException("cannot start the training kit: " + failure, failure);
    }
  }

  /**
   * What TensorFlow says of itself before its log level counts: of no use to whoever asked for a
   * table. Errors begin with E and are passed on.
   */
  static boolean isChatter(String line) {
    return line.startsWith("WARNING: All log messages before absl::InitializeLog()")
        || line.matches("[IW]\\d{4} \\d\\d:.*");
  }

  private List<String> command(Workspace workspace, Path classpath) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(workspace.java().toString());
    command.addAll(
        List.of(
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            "-Dorg.bytedeco.javacpp.nopointergc=true",
            "-Dtradewind.root=" + workspace.root(),
            "-Dtradewind.terminal=" + Boolean.getBoolean("tradewind.terminal"),
            "-cp",
            Files.readString(classpath).strip(),
            MAIN));
    command.addAll(arguments);
    return command;
  }
}
