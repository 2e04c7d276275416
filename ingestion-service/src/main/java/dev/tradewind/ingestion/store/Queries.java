package dev.tradewind.ingestion.store;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Runs single statements: each is one round trip and one transaction. */
@Singleton
public class Queries {

  private final Pool pool;
  private final StoreAccess store;

  Queries(Pool pool, StoreAccess store) {
    this.pool = pool;
    this.store = store;
  }

  /** Runs one statement; fails as {@link StoreAccess#call} does. */
  public Uni<RowSet<Row>> run(String statement, Tuple arguments) {
    return store.call(
        () ->
            Uni.createFrom()
                .completionStage(
                    () -> pool.preparedQuery(statement).execute(arguments).toCompletionStage()));
  }
}
