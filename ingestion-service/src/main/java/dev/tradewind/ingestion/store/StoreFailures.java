package dev.tradewind.ingestion.store;

import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells what is worth trying again from what is a mistake. */
final class StoreFailures {

  private static final Logger LOG = Logger.getLogger(StoreFailures.class);

  /**
   * Classes of SQLSTATE that pass with time: 08 connection, 25 wrong transaction state (a standby
   * that is read-only), 28 not (yet) let in, 40 rolled back by a deadlock or a conflict, 53 out of
   * disk, memory or connections, 55 not in the state needed, 57 shut down or cancelled, 58
   * input/output.
   */
  private static final Set<String> PASSING = Set.of("08", "25", "28", "40", "53", "55", "57", "58");

  /** Text that PostgreSQL cannot hold: the NUL character, plain or escaped in JSON. */
  private static final Set<String> TEXT_REFUSED = Set.of("22021", "22P05");

  private StoreFailures() {}

  static Throwable translate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ServiceException known) {
        return known;
      }
      if (cause instanceof DatabaseException database) {
        return bySqlState(database.getSqlState(), failure);
      }
      if (cause instanceof SQLException sql) {
        return bySqlState(sql.getSQLState(), failure);
      }
      if (cause instanceof IOException || cause instanceof VertxException) {
        return unavailable(cause.toString());
      }
    }
    return failure;
  }

  static ServiceException unavailable(String story) {
    // The story may hold addresses: it is for the log, not for the caller.
    LOG.warnf("PostgreSQL: %s", story);
    return new ServiceException(
        CommonReason.DEPENDENCY_UNAVAILABLE,
        "the store does not answer; nothing can be said about this call: try it again");
  }

  private static Throwable bySqlState(@Nullable String state, Throwable failure) {
    if (state == null || state.length() < 2) {
      return failure;
    }
    if (TEXT_REFUSED.contains(state)) {
      return new ServiceException(
          CommonReason.FIELD_INVALID, "a text holds the NUL character: leave it out");
    }
    if (PASSING.contains(state.substring(0, 2))) {
      return unavailable("SQLSTATE " + state + ", " + failure.getMessage());
    }
    return failure;
  }
}
