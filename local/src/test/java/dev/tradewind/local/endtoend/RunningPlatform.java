package dev.tradewind.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Poll;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.ControlClient;
import dev.tradewind.local.platform.Home;
import dev.tradewind.local.platform.Platform;
import dev.tradewind.local.platform.PlatformListener;
import dev.tradewind.local.platform.PlatformState;
import dev.tradewind.local.platform.Ports;
import dev.tradewind.local.platform.ProcessId;
import dev.tradewind.local.platform.StateFile;
import dev.tradewind.local.platform.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** The platform as {@code up} starts it, on free ports, and what the test may do to it. */
final class RunningPlatform implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Home home;
  private final Platform platform;
  private final PlatformClient client;
  private final List<String> lost = new CopyOnWriteArrayList<>();

  RunningPlatform(Path directory) {
    this.home = new Home(directory);
    this.platform = start();
    this.client = PlatformClient.of(state());
  }

  /** Starts a platform from the same directory. */
  Platform start() {
    return Platform.start(Workspace.current(), home, Ports.free(), new Recorder());
  }

  Home home() {
    return home;
  }

  PlatformClient client() {
    return client;
  }

  PlatformState state() {
    return new StateFile(home).require();
  }

  /** What was reported lost: name, exit code and log. */
  List<String> lost() {
    return lost;
  }

  /** kill -9, and waits until that has been reported. */
  void kill(Component component) throws InterruptedException {
    int reported = lost.size();
    ProcessHandle process = state().component(component).process().find().orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    await("the report of " + component.label(), () -> lost.size() > reported);
  }

  /** As {@code ./tradewind start NAME} does. */
  void startAgain(Component component) throws InterruptedException {
    assertThat(new ControlClient(state()).start(component)).contains("ready");
  }

  List<ProcessId> processes() {
    return state().components().stream().map(PlatformState.Running::process).toList();
  }

  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    assertThat(Poll.until(LIMIT, POLL, condition)).as(what).isTrue();
  }

  @Override
  public void close() {
    client.close();
    platform.close();
  }

  private final class Recorder implements PlatformListener {

    @Override
    public void starting(Component component) {}

    @Override
    public void ready(Component component, Duration after) {}

    @Override
    public void lost(Component component, int exitCode, Path log) {
      lost.add(component.label() + " " + exitCode + " " + log);
    }

    @Override
    public void ended(Component component) {}
  }
}
