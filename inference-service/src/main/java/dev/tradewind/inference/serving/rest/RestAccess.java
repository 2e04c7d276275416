package dev.tradewind.inference.serving.rest;

import io.netty.util.NetUtil;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Who may call over HTTP: as over gRPC, callers on this machine, unless the service is told to take
 * calls from anyone. The name by which they call is looked at too, as a page in a browser on this
 * machine could otherwise have its own name stand for this address; and at the page that calls, as
 * browsers send what needs no answer without asking.
 */
@Singleton
public class RestAccess {

  private final boolean anyone;

  RestAccess(
      @ConfigProperty(name = "tradewind.allow-unauthenticated", defaultValue = "false")
          boolean anyone) {
    this.anyone = anyone;
  }

  /** Lets a call through, or answers that it is refused. */
  public void check(RoutingContext call) {
    HostAndPort called = call.request().authority();
    if (!anyone && !isLocal(called == null ? "" : called.host())) {
      RestFailure.answer(call, 403, "calls are answered by the name localhost only");
    } else if (!anyone && !isFromHere(call.request().getHeader("Origin"))) {
      RestFailure.answer(call, 403, "calls of pages are answered from this machine only");
    } else {
      call.next();
    }
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
    if (NetUtil.isValidIpV4Address(plain)) {
      return plain.startsWith("127.");
    }
    return plain.equals("localhost") || plain.equals("::1");
  }
}
