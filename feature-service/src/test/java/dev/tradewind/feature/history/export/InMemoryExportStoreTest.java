package dev.tradewind.feature.history.export;

class InMemoryExportStoreTest extends ExportStoreContract {

  @Override
  protected ExportStore store() {
    return new InMemoryExportStore();
  }
}
