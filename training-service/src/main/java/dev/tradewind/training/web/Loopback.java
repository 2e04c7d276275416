package dev.tradewind.training.web;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Lets callers on this machine through. The name by which they call it is looked at too: a page in
 * a browser on this machine could otherwise have its own name stand for this address.
 */
public final class Loopback {

  private static final Set<String> NAMES = Set.of("localhost", "[::1]", "::1");
  private static final Set<String> ADDRESSES = Set.of("0:0:0:0:0:0:0:1", "::1");
  private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private Loopback() {}

  /**
   * Lets a call through or refuses it.
   *
   * @param refuse answers a call that is not let through, given why
   */
  public static Handler<RoutingContext> guard(BiConsumer<RoutingContext, String> refuse) {
    return call -> {
      if (isLocal(call)) {
        call.next();
      } else {
        refuse.accept(call, "calls are answered from this machine alone, by the name localhost");
      }
    };
  }

  private static boolean isLocal(RoutingContext call) {
    SocketAddress remote = call.request().remoteAddress();
    HostAndPort called = call.request().authority();
    return isLoopback(remote == null ? "" : String.valueOf(remote.hostAddress()))
        && isLocalName(called == null ? "" : called.host());
  }

  static boolean isLoopback(String address) {
    return IPV4.matcher(address).matches() || ADDRESSES.contains(address);
  }

  static boolean isLocalName(String host) {
    return IPV4.matcher(host).matches() || NAMES.contains(host.toLowerCase(Locale.ROOT));
  }
}
