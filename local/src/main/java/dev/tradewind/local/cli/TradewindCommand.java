package dev.tradewind.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands. */
@Command(
    name = "tradewind",
    description = "An AI platform for e-commerce, on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      ImportCommand.class,
      SimulateCommand.class,
      EvaluateCommand.class,
      BenchCommand.class,
      StatusCommand.class,
      StartCommand.class,
      DownCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Also: ./tradewind test [Maven arguments]   builds everything and runs all tests",
      "",
      "First steps: ./tradewind demo"
    })
public final class TradewindCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
