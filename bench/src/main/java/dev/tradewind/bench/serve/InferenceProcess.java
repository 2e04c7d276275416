package dev.tradewind.bench.serve;

import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc;
import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import dev.tradewind.api.inference.oip.ModelReadyRequest;
import dev.tradewind.local.console.Poll;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.Workspace;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The inference service alone, as a process of its own, over a directory of models. */
final class InferenceProcess implements AutoCloseable {

  /** The setting that has gRPC Java's own server listen on a port of its own. */
  static final String SEPARATE_SERVER = "quarkus.grpc.server.use-separate-server";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;
  private final ManagedChannel channel;

  private InferenceProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  /**
   * Starts it.
   *
   * @param models holds a directory for each model
   * @param settings more of them
   */
  static InferenceProcess start(Path models, Map<String, String> settings) throws IOException {
    Workspace workspace = Workspace.current();
    Path log = Files.createTempFile("inference", ".log");
    int port = freePort();
    boolean apart = Boolean.parseBoolean(settings.get(SEPARATE_SERVER));
    int grpcPort = apart ? freePort() : port;
    List<String> words =
        new ArrayList<>(
            List.of(
                workspace.java().toString(),
                "-XX:+UseSerialGC",
                "-Xms256m",
                "-Xmx512m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.grpc.server.host=127.0.0.1",
                "-Dquarkus.grpc.server.port=" + grpcPort,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + freePort(),
                "-Dtradewind.inference.registry.enabled=false",
                "-Dtradewind.inference.directory.path=" + models));
    settings.forEach((name, value) -> words.add("-D" + name + "=" + value));
    words.addAll(List.of("-jar", workspace.jar(Component.INFERENCE).toString()));
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new InferenceProcess(process, log, grpcPort);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** To be called at once by as many as like. */
  ManagedChannel channel() {
    return channel;
  }

  /** Waits until a version answers; an empty one means any. */
  void awaitReady(String model, String version) throws InterruptedException {
    ModelReadyRequest question =
        ModelReadyRequest.newBuilder().setName(model).setVersion(version).build();
    GRPCInferenceServiceBlockingStub stub = GRPCInferenceServiceGrpc.newBlockingStub(channel);
    boolean ready =
        Poll.until(
            PATIENCE,
            Duration.ofMillis(5),
            () -> {
              try {
                return stub.modelReady(question).getReady();
              } catch (StatusRuntimeException notYet) {
                return !process.isAlive();
              }
            });
    if (!ready) {
      throw new IllegalStateException(
          model + " " + version + " does not answer; the log is " + log);
    }
    if (!process.isAlive()) {
      throw new IllegalStateException("the inference service has ended; its log is " + log);
    }
  }

  /** CPU time that it has spent. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What it holds in memory, native parts included. */
  double residentMebibytes() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    process.destroy();
    try {
      if (process.waitFor(20, TimeUnit.SECONDS)) {
        Files.deleteIfExists(log);
      } else {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
