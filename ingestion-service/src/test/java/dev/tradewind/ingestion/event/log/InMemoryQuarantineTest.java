package dev.tradewind.ingestion.event.log;

class InMemoryQuarantineTest extends QuarantineContract {

  private final Quarantine quarantine = new InMemoryQuarantine();

  @Override
  protected Quarantine quarantine() {
    return quarantine;
  }
}
