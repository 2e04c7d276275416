package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.log.Quarantine;
import dev.tradewind.ingestion.event.log.QuarantineContract;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class PostgresQuarantineIT extends QuarantineContract {

  @Inject Quarantine quarantine;
  @Inject DataSource dataSource;

  @Override
  protected Quarantine quarantine() {
    return quarantine;
  }

  @BeforeEach
  void emptyIt() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE quarantined_event");
    }
  }
}
