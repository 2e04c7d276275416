package dev.tradewind.feature.definition.postgres;

import dev.tradewind.feature.definition.DefinitionStoreDownException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import java.util.Set;

/** Tells a store that does not answer from a mistake. */
final class StoreFailures {

  /**
   * Classes of SQLSTATE that pass with time: 08 connection, 25 a standby that is read-only, 28 and
   * 3D not (yet) let in, 40 rolled back by a conflict, 53 out of resources, 55 not in the state
   * needed, 57 shut down or cancelled, 58 input/output.
   */
  private static final Set<String> PASSING =
      Set.of("08", "25", "28", "3D", "40", "53", "55", "57", "58");

  private StoreFailures() {}

  static Throwable translate(Throwable failure) {
    if (failure instanceof DatabaseException database) {
      String state = database.getSqlState();
      return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2))
          ? new DefinitionStoreDownException(failure)
          : failure;
    }
    // What comes from below (closed connections, refused ones) is no RuntimeException.
    return failure instanceof VertxException
            || failure instanceof TimeoutException
            || !(failure instanceof RuntimeException)
        ? new DefinitionStoreDownException(failure)
        : failure;
  }
}
