package dev.tradewind.local.cli;

import dev.tradewind.local.console.Console;
import dev.tradewind.local.console.Poll;
import dev.tradewind.local.platform.ControlClient;
import dev.tradewind.local.platform.PlatformException;
import dev.tradewind.local.platform.PlatformState;
import dev.tradewind.local.platform.StateFile;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Ends the running platform and waits until it has ended.")
final class DownCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);

  @Mixin private HomeOption home = new HomeOption();

  @Override
  public Integer call() throws InterruptedException {
    PlatformState state = new StateFile(home.home()).require();
    Console.standard().say("%s", new ControlClient(state).stop());
    if (!Poll.until(LIMIT, POLL, () -> !state.launcher().alive())) {
      throw new PlatformException(
          "process " + state.launcher().pid() + " has not ended after " + LIMIT.toSeconds() + " s");
    }
    Console.standard().say("ended");
    return 0;
  }
}
