package dev.tradewind.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port on loopback for a server that must be told its port before it starts. Not of the system's
 * choice: from the same range it gives ports to outgoing connections, and one of those may take it
 * first.
 */
public final class FreePort {

  private static final int LOWEST = 15_000;

  /** From here on Linux gives ports to outgoing connections (net.ipv4.ip_local_port_range). */
  private static final int EPHEMERAL = 32_768;

  private static final int ATTEMPTS = 200;

  private FreePort() {}

  /** A port that nobody listens on at this moment. */
  public static int next() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, EPHEMERAL);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("none of " + ATTEMPTS + " ports tried is free");
  }

  /** Whether nobody listens on this port of loopback, or of all addresses. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      try {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException inUse) {
        return false;
      }
      return true;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
