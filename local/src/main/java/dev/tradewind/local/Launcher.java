package dev.tradewind.local;

import dev.tradewind.local.cli.TradewindCommand;
import dev.tradewind.local.platform.PlatformException;
import picocli.CommandLine;

/** The program behind {@code ./tradewind}. */
public final class Launcher {

  private static final int FAILED = 1;

  private Launcher() {}

  /** Runs one command; the exit code is 0 when it did what it should. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    CommandLine commands = new CommandLine(new TradewindCommand());
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof PlatformException known) {
            command.getErr().println("tradewind: " + known.getMessage());
            return FAILED;
          }
          if (failure instanceof InterruptedException) {
            command.getErr().println("tradewind: interrupted");
            return FAILED;
          }
          throw failure;
        });
    return commands.execute(arguments);
  }
}
