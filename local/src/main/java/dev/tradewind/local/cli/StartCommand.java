package dev.tradewind.local.cli;

import dev.tradewind.local.console.Console;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.ControlClient;
import dev.tradewind.local.platform.StateFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Starts a service or store of the running platform that has ended.")
final class StartCommand implements Callable<Integer> {

  @Mixin private HomeOption home = new HomeOption();

  @Parameters(paramLabel = "NAME", description = "For example feature-service, or redis.")
  private String name = "";

  @Override
  public Integer call() throws InterruptedException {
    Component component = Component.of(name);
    ControlClient control = new ControlClient(new StateFile(home.home()).require());
    Console.standard().say("%s", control.start(component));
    return 0;
  }
}
