package dev.tradewind.ingestion.event.kafka;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the clients' configuration and their attempts to connect out of the tests' output. */
final class QuietKafka {

  /** Held, because loggers that nobody holds forget their level. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("org.apache.kafka"),
          Logger.getLogger("org.apache.kafka.clients.NetworkClient"));

  private QuietKafka() {}

  static void please() {
    LOGGERS.get(0).setLevel(Level.WARNING);
    LOGGERS.get(1).setLevel(Level.SEVERE);
  }
}
