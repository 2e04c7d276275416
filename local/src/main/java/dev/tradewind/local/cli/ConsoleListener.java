package dev.tradewind.local.cli;

import dev.tradewind.local.console.Console;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.PlatformListener;
import java.nio.file.Path;
import java.time.Duration;

/** Tells what happens to the processes. */
final class ConsoleListener implements PlatformListener {

  private static final int SIGNAL_BASE = 128;

  private final Console console;

  ConsoleListener(Console console) {
    this.console = console;
  }

  @Override
  public void starting(Component component) {
    console.progress("  starting   %s", component.label());
  }

  @Override
  public void ready(Component component, Duration after) {
    console.say("  ready      %-18s after %.1f s", component.label(), after.toMillis() / 1e3);
  }

  @Override
  public void lost(Component component, int exitCode, Path log) {
    String signal =
        exitCode > SIGNAL_BASE ? " (killed by signal " + (exitCode - SIGNAL_BASE) + ")" : "";
    console.say(
        "%s ended with exit code %d%s\n  its log:        %s\n  start it again: ./tradewind start %s",
        component.label(), exitCode, signal, log, component.label());
  }

  @Override
  public void ended(Component component) {
    console.say("  ended      %s", component.label());
  }
}
