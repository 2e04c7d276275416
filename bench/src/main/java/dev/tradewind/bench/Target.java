package dev.tradewind.bench;

import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.Home;
import dev.tradewind.local.platform.PlatformDatabase;
import dev.tradewind.local.platform.PlatformState;
import dev.tradewind.local.platform.StateFile;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every benchmark has: which platform, and where the figures go. */
final class Target {

  @Option(
      names = "--home",
      description = "Directory of the running platform (default: ${DEFAULT-VALUE}).")
  private Path home = Path.of(".tradewind");

  @Option(names = "--json", description = "Also write the figures to this file.")
  private @Nullable Path json;

  PlatformState platform() {
    return new StateFile(new Home(home)).require();
  }

  Connection database(PlatformState platform, String name) throws SQLException {
    return PlatformDatabase.connect(new Home(home), platform, name);
  }

  /** Of a store of the platform. */
  String password(Component store) throws IOException {
    return Files.readString(new Home(home).password(store)).strip();
  }

  @Nullable Path json() {
    return json;
  }

  static ManagedChannel channel(PlatformState platform, Component service) {
    return builder(platform, service).build();
  }

  /** For calls that nobody waits for: answers are taken on the thread that reads them. */
  static ManagedChannel asyncChannel(PlatformState platform, Component service) {
    return builder(platform, service).directExecutor().build();
  }

  private static ManagedChannelBuilder<?> builder(PlatformState platform, Component service) {
    return ManagedChannelBuilder.forAddress("127.0.0.1", platform.component(service).port())
        .usePlaintext()
        .maxInboundMessageSize(16 << 20);
  }
}
