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

  private final String host;
  private final boolean unauthenticatedAllowed;

  LoopbackGuard(
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "tradewind.allow-unauthenticated", defaultValue = "false")
          boolean unauthenticatedAllowed) {
    this.host = host;
    this.unauthenticatedAllowed = unauthenticatedAllowed;
  }

  void check(@Observes StartupEvent start) {
    if (!unauthenticatedAllowed && !isLoopback(host)) {
      throw new IllegalStateException(
          "quarkus.http.host: "
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
