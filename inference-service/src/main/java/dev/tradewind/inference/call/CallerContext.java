package dev.tradewind.inference.call;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Brings answers back to the event loop that asked. */
public final class CallerContext {

  private CallerContext() {}

  /** The same answer, given on the caller's Vert.x context where there is one. */
  public static <T> Uni<T> returning(Uni<T> work) {
    @Nullable Context caller = Vertx.currentContext();
    if (caller == null) {
      return work;
    }
    return work.emitOn(
        answer -> {
          if (Vertx.currentContext() == caller) {
            answer.run();
          } else {
            caller.runOnContext(ignored -> answer.run());
          }
        });
  }
}
