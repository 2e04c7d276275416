package dev.tradewind.training.database;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Hibernate Reactive works on a Vert.x context of its own only. Threads that run training, and
 * calls that come back from a wait, reach the database through here: each call on a fresh context.
 */
@ApplicationScoped
public class DatabaseContext {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx;

  DatabaseContext(Vertx vertx) {
    this.vertx = vertx;
  }

  /** The work's outcome; the work begins on a context of its own with each subscription. */
  public <T> Uni<T> call(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
              VertxContextSafetyToggle.setContextSafe(context, true);
              context.runOnContext(
                  start ->
                      Uni.createFrom()
                          .deferred(work::get)
                          .subscribe()
                          .with(emitter::complete, emitter::fail));
            });
  }

  /** Waits for the work, at most a minute. Never on an event loop. */
  public <T> T await(Supplier<Uni<T>> work) {
    return call(work).await().atMost(PATIENCE);
  }
}
