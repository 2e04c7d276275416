package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.log.EventLog;
import dev.tradewind.ingestion.event.log.LogEngine;
import jakarta.inject.Singleton;

/** The log in PostgreSQL: the default. */
@Singleton
class PostgresEngine implements LogEngine {

  private final LogShape shape;
  private final LogKeeping keeping;
  private final PostgresEventLog log;

  PostgresEngine(LogShape shape, LogKeeping keeping, PostgresEventLog log) {
    this.shape = shape;
    this.keeping = keeping;
    this.log = log;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public EventLog open() {
    shape.require();
    keeping.start();
    return log;
  }
}
