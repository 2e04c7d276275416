package dev.tradewind.chat.demo;

import dev.tradewind.chat.settings.ChatConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether there is a simulated shop, and for whom. It asks nobody who they are: it exists on
 * loopback only, and for its own shoppers only.
 */
@ApplicationScoped
class DemoPage {

  private final ChatConfig config;
  private final boolean onLoopback;

  DemoPage(ChatConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
    this.config = config;
    this.onLoopback = isLoopback(host);
  }

  boolean isOn() {
    return config.demoPage() && onLoopback;
  }

  List<String> shoppers() {
    return config.demoShoppers().orElse(List.of());
  }

  /** The empty shopper is a visitor, who is always welcome. */
  boolean isKnown(String shopperId) {
    return shopperId.isEmpty() || shoppers().contains(shopperId);
  }

  /**
   * Whether a request was addressed to this machine by name: a foreign page that has its own name
   * point here (DNS rebinding) is not.
   */
  static boolean isAddressedHere(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
