package dev.tradewind.feature.history.spill;

import java.sql.SQLException;

/** The disk, or the database on it, failed. */
public final class SpillException extends RuntimeException {

  SpillException(SQLException cause) {
    super("the spilled rows cannot be written or read: " + cause.getMessage(), cause);
  }
}
