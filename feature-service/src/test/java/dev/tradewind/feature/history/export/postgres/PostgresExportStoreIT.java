package dev.tradewind.feature.history.export.postgres;

import dev.tradewind.feature.definition.postgres.MigratedPostgres;
import dev.tradewind.feature.history.export.ExportStore;
import dev.tradewind.feature.history.export.ExportStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresExportStoreIT extends ExportStoreContract {

  private static MigratedPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = new MigratedPostgres();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void empty() {
    postgres.run("TRUNCATE training_set_export");
  }

  @Override
  protected ExportStore store() {
    return new PostgresExportStore(postgres.pool());
  }
}
