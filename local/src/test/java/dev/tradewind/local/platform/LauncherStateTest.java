package dev.tradewind.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherStateTest {

  @TempDir private Path directory;

  @Test
  void aPlatformRunsWhileItsLauncherLives() throws IOException {
    StateFile file = new StateFile(home());
    file.write(state(ProcessId.of(ProcessHandle.current())));

    assertThat(file.running()).contains(file.require());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home().state())))
        .isEqualTo("rw-------");
  }

  @Test
  void anotherProcessOfTheSameNumberIsNotTheLauncher() {
    StateFile file = new StateFile(home());
    file.write(state(new ProcessId(ProcessHandle.current().pid(), 12345)));

    assertThat(file.running()).isEmpty();
    assertThatThrownBy(file::require)
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("./tradewind up");
  }

  @Test
  void oneLauncherAHome() {
    Home home = home();
    new StateFile(home).write(state(ProcessId.of(ProcessHandle.current())));
    try (HomeLock held = HomeLock.take(home)) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> HomeLock.take(home))
          .isInstanceOf(PlatformException.class)
          .hasMessageContaining("runs already")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    HomeLock.take(home).close();
  }

  @Test
  void aTakenPortIsNamedWithWhomItIsFor() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<Component, Integer> ports = new EnumMap<>(Ports.free().main());
      ports.put(Component.FEATURE, taken.getLocalPort());
      assertThatThrownBy(() -> new Ports(ports, Ports.free().management()).check())
          .isInstanceOf(PlatformException.class)
          .hasMessageContaining(taken.getLocalPort() + " (feature-service)")
          .hasMessageContaining("--free-ports");
    }
  }

  @Test
  void freePortsAreAllDifferent() {
    Ports ports = Ports.free();
    assertThat(new HashSet<>(ports.main().values())).hasSize(Component.values().length);
    ports.check();
  }

  @Test
  void statedPortsAreTheDocumentedOnes() {
    Ports ports = Ports.stated();
    assertThat(Component.services().stream().map(ports::of))
        .containsExactly(9101, 9102, 9103, 9104, 9106, 9105);
    assertThat(ports.managementOf(Component.INGESTION)).isEqualTo(9201);
  }

  @Test
  void aFullDiskIsNamed() {
    assertThatThrownBy(() -> home().checkSpace(5L << 20))
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("5 MiB")
        .hasMessageContaining("--home");
  }

  @Test
  void aHomeThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    Home home = new Home(file.resolve("home"));
    assertThatThrownBy(home::prepare)
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("cannot write to " + home.root());
  }

  @Test
  void whatIsNotBuiltIsNamed() {
    assertThatThrownBy(() -> new Workspace(directory).check())
        .isInstanceOf(PlatformException.class)
        .hasMessageContaining("ingestion-service/target/quarkus-app/quarkus-run.jar");
  }

  @Test
  void aComponentIsKnownByItsShortName() {
    assertThat(Component.of("feature")).isEqualTo(Component.FEATURE);
    assertThatThrownBy(() -> Component.of("kafka")).hasMessageContaining("chatbot-service");
  }

  private Home home() {
    return new Home(directory);
  }

  private static PlatformState state(ProcessId launcher) {
    return new PlatformState(
        launcher,
        1,
        "token",
        List.of(new PlatformState.Running("redis", launcher, 1, 1, "redis.log")));
  }
}
