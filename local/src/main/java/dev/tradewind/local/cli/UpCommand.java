package dev.tradewind.local.cli;

import dev.tradewind.local.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts PostgreSQL, Redis and the six services; stays until Ctrl-C or down.")
final class UpCommand implements Callable<Integer> {

  @Mixin private HomeOption home = new HomeOption();

  @Option(names = "--free-ports", description = "Take any free ports instead of the stated ones.")
  private boolean freePorts;

  @Override
  public Integer call() throws InterruptedException {
    try (Session session = Session.start(home.home(), freePorts, Console.standard())) {
      session.sayAddresses();
      session.awaitEnd();
    }
    return 0;
  }
}
