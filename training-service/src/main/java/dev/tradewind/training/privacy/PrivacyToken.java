package dev.tradewind.training.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.training.settings.TrainingSettings;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;

/** Finds out whether a call has the token of the settings. Where there is none, no call has it. */
@ApplicationScoped
class PrivacyToken implements ServerInterceptor {

  private static final Context.Key<Boolean> SHOWN = Context.key("privacy-token-shown");
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Optional<String> token;

  PrivacyToken(TrainingSettings settings) {
    this.token = settings.privacyToken();
  }

  /** Whether the call at hand may do what it asks for. To be asked before anything else. */
  static boolean isShown() {
    return Boolean.TRUE.equals(SHOWN.get());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    boolean shown =
        token.isPresent() && isSame("Bearer " + token.get(), headers.get(AUTHORIZATION));
    return Contexts.interceptCall(Context.current().withValue(SHOWN, shown), call, headers, next);
  }

  /** Takes as long whatever differs. */
  private static boolean isSame(String expected, @org.jspecify.annotations.Nullable String given) {
    return given != null && MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }
}
