package dev.tradewind.kit.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers on this machine through. The name by which they call it is looked at too: a page in
 * a browser on this machine could otherwise have its own name stand for this address. And so is the
 * page that calls: browsers send what needs no answer without asking.
 */
public final class Loopback {

  private static final Set<String> NAMES = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");
  private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private Loopback() {}

  /** Why a call is not let through; empty where it is. */
  public static Optional<String> refusal(HttpServerRequest call) {
    SocketAddress remote = call.remoteAddress();
    HostAndPort called = call.authority();
    if (!isLocal(remote == null ? "" : String.valueOf(remote.hostAddress()))
        || !isLocal(called == null ? "" : called.host())) {
      return Optional.of("calls are answered from this machine, by the name localhost only");
    }
    return isFromHere(call.getHeader("Origin"))
        ? Optional.empty()
        : Optional.of("calls of pages are answered from this machine only");
  }

  /** Programs say no origin; a page says its own, or null where it hides it. */
  static boolean isFromHere(@Nullable String origin) {
    try {
      return origin == null || isLocal(String.valueOf(URI.create(origin).getHost()));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  static boolean isLocal(String host) {
    String plain = host.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
    return NAMES.contains(plain) || IPV4.matcher(plain).matches();
  }
}
