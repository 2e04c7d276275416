package dev.tradewind.local.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of one platform, all on loopback.
 *
 * @param main where each component takes calls
 * @param management where each service says whether it is ready
 */
public record Ports(Map<Component, Integer> main, Map<Component, Integer> management) {

  private static final int LOWEST_FREE = 15_000;

  /** From here on Linux gives ports to outgoing connections (net.ipv4.ip_local_port_range). */
  private static final int EPHEMERAL = 32_768;

  private static final int ATTEMPTS = 200;

  public Ports {
    main = Map.copyOf(main);
    management = Map.copyOf(management);
  }

  /** The ports that the documentation names. */
  public static Ports stated() {
    Map<Component, Integer> main = new EnumMap<>(Component.class);
    Map<Component, Integer> management = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      main.put(component, component.statedPort());
      management.put(component, component.statedManagementPort());
    }
    return new Ports(main, management);
  }

  /** Ports that nobody uses at this moment. */
  public static Ports free() {
    Map<Component, Integer> main = new EnumMap<>(Component.class);
    Map<Component, Integer> management = new EnumMap<>(Component.class);
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (Component component : Component.values()) {
        main.put(component, hold(held));
        management.put(component, component.isService() ? hold(held) : main.get(component));
      }
    } catch (IOException failure) {
      throw new PlatformException("no free port on loopback: " + failure.getMessage(), failure);
    } finally {
      release(held);
    }
    return new Ports(main, management);
  }

  /**
   * Makes sure that nobody listens on any of them.
   *
   * @throws PlatformException naming every taken port, whom it is for and what to do
   */
  public void check() {
    List<String> taken = new ArrayList<>();
    for (Component component : Component.values()) {
      checkOne(component.label(), main.get(component), taken);
      if (component.isService()) {
        checkOne(component.label() + " health", management.get(component), taken);
      }
    }
    if (!taken.isEmpty()) {
      throw new PlatformException(
          "ports in use: "
              + String.join(", ", taken)
              + "\nEnd what listens there (to see it: ss -ltnp), or take free ports: --free-ports");
    }
  }

  public int of(Component component) {
    return main.get(component);
  }

  public int managementOf(Component component) {
    return management.get(component);
  }

  private static void checkOne(String who, int port, List<String> taken) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException inUse) {
      taken.add(port + " (" + who + ")");
    }
  }

  /**
   * Not a port of the system's choice: from the same range it gives ports to outgoing connections,
   * and one of those may take it before our service does.
   */
  private static int hold(List<ServerSocket> held) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_FREE, EPHEMERAL);
      ServerSocket socket = new ServerSocket();
      try {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        held.add(socket);
        return port;
      } catch (IOException inUse) {
        socket.close();
      }
    }
    throw new IOException("none of " + ATTEMPTS + " ports tried is free");
  }

  private static void release(List<ServerSocket> held) {
    for (ServerSocket socket : held) {
      try {
        socket.close();
      } catch (IOException failure) {
        throw new PlatformException("cannot release a port: " + failure.getMessage(), failure);
      }
    }
  }
}
