package dev.tradewind.local.cli;

import dev.tradewind.local.console.Console;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.PlatformState;
import dev.tradewind.local.platform.Readiness;
import dev.tradewind.local.platform.StateFile;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says what runs and what is ready; exit code 3 where nothing runs.")
final class StatusCommand implements Callable<Integer> {

  private static final int NOTHING_RUNS = 3;
  private static final int NOT_ALL_READY = 1;

  @Mixin private HomeOption home = new HomeOption();

  private final Readiness readiness = new Readiness();

  @Override
  public Integer call() {
    Console console = Console.standard();
    Optional<PlatformState> running = new StateFile(home.home()).running();
    if (running.isEmpty()) {
      console.say("no platform runs from %s", home.home().root());
      return NOTHING_RUNS;
    }
    PlatformState state = running.get();
    console.say("launcher           process %d", state.launcher().pid());
    boolean allReady = true;
    for (PlatformState.Running component : state.components()) {
      String condition = condition(component);
      allReady &= condition.equals("ready");
      console.say(
          "%-18s process %-8d port %-6d %-10s %s",
          component.name(),
          component.process().pid(),
          component.port(),
          condition,
          component.log());
    }
    return allReady ? 0 : NOT_ALL_READY;
  }

  private String condition(PlatformState.Running component) {
    if (!component.process().alive()) {
      return "ended";
    }
    boolean ready =
        !Component.of(component.name()).isService() || readiness.ready(component.managementPort());
    return ready ? "ready" : "not ready";
  }
}
