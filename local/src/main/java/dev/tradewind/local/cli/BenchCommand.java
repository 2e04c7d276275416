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

@Command(
    name = "bench",
    description = "Measures; all arguments go to the module bench (./tradewind bench help).")
final class BenchCommand implements Callable<Integer> {

  private static final String MAIN = "dev.tradewind.bench.Bench";

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    Workspace workspace = Workspace.current();
    Path classpath = workspace.root().resolve("bench/target/bench.classpath");
    if (!Files.exists(classpath)) {
      throw new PlatformException("bench is not built: no " + classpath);
    }
    try {
      List<String> command = new ArrayList<>();
      command.add(workspace.java().toString());
      command.add("-Dtradewind.root=" + workspace.root());
      command.add("-cp");
      command.add(Files.readString(classpath).strip());
      command.add(MAIN);
      command.addAll(arguments);
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException failure) {
      throw new PlatformException("cannot start bench: " + failure, failure);
    }
  }
}
