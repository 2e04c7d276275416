package dev.tradewind.local.cli;

import dev.tradewind.local.console.Console;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.Home;
import dev.tradewind.local.platform.Platform;
import dev.tradewind.local.platform.Ports;
import dev.tradewind.local.platform.Workspace;

/** A platform that this command started, and ends with it: on Ctrl-C too. */
final class Session implements AutoCloseable {

  private final Platform platform;
  private final Console console;
  private final double readySeconds;

  private Session(Platform platform, Console console, double readySeconds) {
    this.platform = platform;
    this.console = console;
    this.readySeconds = readySeconds;
  }

  static Session start(Home home, boolean freePorts, Console console) {
    console.say("Starting the platform (data and logs: %s)", home.root());
    long begun = System.nanoTime();
    Platform platform =
        Platform.start(
            Workspace.current(),
            home,
            freePorts ? Ports.free() : Ports.stated(),
            new ConsoleListener(console));
    double seconds = (System.nanoTime() - begun) / 1e9;
    console.say("Ready in %.1f s", seconds);
    Session session = new Session(platform, console, seconds);
    Runtime.getRuntime().addShutdownHook(new Thread(session::close, "shutdown"));
    return session;
  }

  double readySeconds() {
    return readySeconds;
  }

  void sayAddresses() {
    console.blank();
    console.say("Chat page          http://127.0.0.1:%d/", platform.ports().of(Component.CHATBOT));
    for (Component service : Component.services()) {
      console.say(
          "%-18s gRPC 127.0.0.1:%d   health http://127.0.0.1:%d/q/health",
          service.label(), platform.ports().of(service), platform.ports().managementOf(service));
    }
    console.say("Logs               %s", platform.home().logs());
    console.say("End it with Ctrl-C or ./tradewind down");
  }

  void awaitEnd() throws InterruptedException {
    platform.awaitStopRequest();
  }

  @Override
  public void close() {
    platform.close();
  }
}
