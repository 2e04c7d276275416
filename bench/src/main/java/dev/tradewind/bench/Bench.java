package dev.tradewind.bench;

import dev.tradewind.bench.drift.DriftBench;
import dev.tradewind.bench.experiment.ExperimentBench;
import dev.tradewind.bench.serve.ServeBench;
import dev.tradewind.bench.train.TrainBench;
import dev.tradewind.local.platform.PlatformException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./tradewind bench NAME}: measures a platform that runs ({@code ./tradewind up}). */
@Command(
    name = "tradewind bench",
    description = "Measures a running platform. CPU time is the honest figure on a shared machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      IngestBench.class,
      FeaturesBench.class,
      HistoryBench.class,
      ExperimentBench.class,
      DriftBench.class,
      ServeBench.class,
      TrainBench.class
    })
public final class Bench {

  private Bench() {}

  public static void main(String[] arguments) {
    CommandLine line = new CommandLine(new Bench());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof PlatformException) {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
          }
          throw failure;
        });
    System.exit(line.execute(arguments));
  }
}
