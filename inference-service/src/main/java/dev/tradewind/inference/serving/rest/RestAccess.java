package dev.tradewind.inference.serving.rest;

import dev.tradewind.kit.web.Loopback;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who may call over HTTP: as over gRPC, callers on this machine, unless the service is told to take
 * calls from anyone.
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
    Optional<String> refusal = anyone ? Optional.empty() : Loopback.refusal(call.request());
    refusal.ifPresentOrElse(why -> RestFailure.answer(call, 403, why), call::next);
  }
}
