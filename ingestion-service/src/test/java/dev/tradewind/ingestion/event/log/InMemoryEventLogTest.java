package dev.tradewind.ingestion.event.log;

class InMemoryEventLogTest extends EventLogContract {

  private final EventLog log = new InMemoryEventLog(PARTITIONS);

  @Override
  protected EventLog log() {
    return log;
  }
}
