package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.LogEngine;
import jakarta.inject.Singleton;

/** The log in PostgreSQL: the default. */
@Singleton
class PostgresEngine implements LogEngine {

  private final LogShape shape;
  private final PostgresEventLog log;

  PostgresEngine(LogShape shape, PostgresEventLog log) {
    this.shape = shape;
    this.log = log;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public EventLog open() {
    shape.require();
    return log;
  }
}
