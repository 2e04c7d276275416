package dev.tradewind.local.cli;

import dev.tradewind.local.platform.PlatformException;
import dev.tradewind.local.platform.Workspace;
import java.io.IOException;
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
      ProcessBuilder builder = new ProcessBuilder(command(workspace, classpath)).inheritIO();
      // What TensorFlow says of itself is of no use to whoever asked for a table; errors are.
      builder.environment().putIfAbsent("TF_CPP_MIN_LOG_LEVEL", "2");
      Process process = builder.start();
      Thread end = new Thread(process::destroy, "end-evaluation");
      Runtime.getRuntime().addShutdownHook(end);
      return process.waitFor();
    } catch (IOException failure) {
      throw new PlatformException("cannot start the training kit: " + failure, failure);
    }
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
