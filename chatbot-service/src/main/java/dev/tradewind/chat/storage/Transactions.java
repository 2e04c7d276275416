package dev.tradewind.chat.storage;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Runs each transaction on a context of its own. A reactive session is kept in the current Vert.x
 * context; turns, deliveries and calls to neighbours interleave and change threads, so that none of
 * them may rely on the context it happens to be on.
 */
@ApplicationScoped
class Transactions {

  private final Mutiny.SessionFactory sessions;
  private final Vertx vertx;

  Transactions(Mutiny.SessionFactory sessions, Vertx vertx) {
    this.sessions = sessions;
    this.vertx = vertx;
  }

  <T> Uni<T> run(Function<Mutiny.Session, Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context context = VertxContext.createNewDuplicatedContext(eventLoop());
              VertxContextSafetyToggle.setContextSafe(context, true);
              context.runOnContext(
                  ignored ->
                      sessions
                          .withTransaction(session -> work.apply(session))
                          .subscribe()
                          .with(emitter::complete, emitter::fail));
            });
  }

  private Context eventLoop() {
    Context current = Vertx.currentContext();
    return current != null && current.isEventLoopContext() ? current : vertx.getOrCreateContext();
  }
}
