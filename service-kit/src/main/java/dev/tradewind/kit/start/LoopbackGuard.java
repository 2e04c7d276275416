package dev.tradewind.kit.start;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where nobody is asked who they are, nobody from outside may call: without authentication a
 * service listens on loopback only, or does not start.
 */
@Singleton
public class LoopbackGuard {

  private static final String HTTP_HOST = "quarkus.http.host";
  private static final String GRPC_HOST = "quarkus.grpc.server.host";

  private final String httpHost;
  private final String grpcHost;
  private final boolean separateServer;
  private final boolean unauthenticatedAllowed;

  LoopbackGuard(
      @ConfigProperty(name = HTTP_HOST) String httpHost,
      @ConfigProperty(name = GRPC_HOST) String grpcHost,
      @ConfigProperty(name = "quarkus.grpc.server.use-separate-server") boolean separateServer,
      @ConfigProperty(name = "tradewind.allow-unauthenticated", defaultValue = "false")
          boolean unauthenticatedAllowed) {
    this.httpHost = httpHost;
    this.grpcHost = grpcHost;
    this.separateServer = separateServer;
    this.unauthenticatedAllowed = unauthenticatedAllowed;
  }

  void check(@Observes StartupEvent start) {
    if (unauthenticatedAllowed) {
      return;
    }
    requireLoopback(HTTP_HOST, httpHost);
    if (separateServer) {
      requireLoopback(GRPC_HOST, grpcHost);
    }
  }

  private static void requireLoopback(String property, String host) {
    if (!isLoopback(host)) {
      throw new IllegalStateException(
          property
              + ": "
              + host
              + " (expected: a loopback address, as calls are not authenticated; to accept calls from"
              + " anyone who can reach this port, set tradewind.allow-unauthenticated=true)");
    }
  }

  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
