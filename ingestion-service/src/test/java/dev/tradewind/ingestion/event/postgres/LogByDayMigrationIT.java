package dev.tradewind.ingestion.event.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ingestion.store.CuttablePostgres;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A log that was kept before there were days moves over whole. */
@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class LogByDayMigrationIT {

  @Inject DataSource dataSource;

  @Test
  void whatIsThereSurvives() throws SQLException, IOException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("CREATE SCHEMA before_days");
      statement.execute("SET LOCAL search_path = before_days");
      statement.execute(script("V1__event_log.sql"));
      statement.execute(
          """
          INSERT INTO partition_head VALUES (0, 3), (1, 1), (2, 0);
          INSERT INTO event_seen VALUES ('a'), ('b'), ('550e8400-e29b-41d4-a716-446655440000'), ('d');
          INSERT INTO event_log VALUES
            (0, 0, 'a', '2025-12-31T23:00:00Z', 'A'), (0, 1, 'b', '2026-01-02T00:00:00Z', 'B'),
            (0, 2, '550e8400-e29b-41d4-a716-446655440000', '2026-01-01T23:59:00Z', 'C'),
            (1, 0, 'd', '2026-01-02T10:00:00Z', 'D');
          """);
      statement.execute(script("V3__log_by_day.sql"));
      statement.execute(script("R__append_batch.sql"));
      statement.execute(script("R__read_log.sql"));

      assertThat(
              rows(
                  statement,
                  "SELECT its_offset || ' ' || convert_from(its_payload, 'UTF8')"
                      + " FROM read_log(0, 0, 9, 99) UNION ALL"
                      + " SELECT its_offset || ' ' || convert_from(its_payload, 'UTF8')"
                      + " FROM read_log(0, 1, 9, 99)"))
          .containsExactly("0 A", "1 B", "2 C");
      assertThat(
              rows(
                  statement,
                  "SELECT its_partition || ' ends at ' || its_end FROM append_batch('2026-01-03T00:00:00Z',"
                      + " ARRAY[event_key('b'), event_key('550e8400-e29b-41d4-a716-446655440000')],"
                      + " ARRAY[0, 0], ARRAY['B'::bytea, 'C'])"))
          .as("ids that were seen before")
          .isEmpty();
      statement.execute("SELECT make_log_day('2026-01-03')");
      assertThat(
              rows(
                  statement,
                  "SELECT its_partition || ' ends at ' || its_end FROM append_batch('2026-01-03T00:00:00Z',"
                      + " ARRAY[event_key('e')], ARRAY[0], ARRAY['E'::bytea])"))
          .containsExactly("0 ends at 4");
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static String script(String name) throws IOException {
    try (InputStream script =
        LogByDayMigrationIT.class.getResourceAsStream("/db/migration/" + name)) {
      return new String(script.readAllBytes(), UTF_8);
    }
  }

  private static List<String> rows(Statement statement, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
