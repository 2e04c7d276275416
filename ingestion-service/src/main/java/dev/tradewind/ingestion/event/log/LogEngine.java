package dev.tradewind.ingestion.event.log;

/** A way to keep the log. To add one, add a bean of this type; the setting chooses it by name. */
public interface LogEngine {

  /** The word for it in {@code tradewind.ingestion.log.engine}. */
  String name();

  /**
   * Makes the log ready and gives it. Called once, at start, for the chosen engine only; throws
   * where the log cannot be used as configured, naming the setting, and the service does not start.
   */
  EventLog open();
}
