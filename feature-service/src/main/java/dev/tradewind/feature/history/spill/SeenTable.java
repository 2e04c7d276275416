package dev.tradewind.feature.history.spill;

import dev.tradewind.feature.history.domain.Step;
import dev.tradewind.feature.history.domain.TrainingSteps;
import dev.tradewind.feature.identity.domain.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;

/** Which entities a scan has seen: each once in the end, however many events name it. */
public final class SeenTable implements AutoCloseable {

  /** Those seen lately are remembered, so that not every event of an entity costs a row. */
  private static final int REMEMBERED = 50_000;

  private final SpillDatabase database;
  private final DuckDBAppender seen;
  private final Set<String> lately = new HashSet<>();

  public SeenTable(SpillDatabase database) {
    this.database = database;
    database.execute("CREATE TABLE seen (member VARCHAR, person VARCHAR, linked_at BIGINT)");
    try {
      this.seen = database.appender("seen");
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  public void add(Member member) {
    if (lately.size() == REMEMBERED) {
      lately.clear();
    }
    if (lately.add(member.id())) {
      try {
        seen.beginRow()
            .append(member.id())
            .append(member.person())
            .append(member.linkedAt())
            .endRow();
      } catch (SQLException failure) {
        throw database.failure(failure);
      }
    }
  }

  /** No more will be added. */
  @Override
  public void close() {
    try {
      seen.close();
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  /**
   * Hands over one step for each entity as it is known at a moment.
   *
   * @param asOf microseconds
   */
  public void wanted(long asOf, Consumer<Step> taker) {
    // One of the members stands for all who are the same by then.
    String query =
        "SELECT min(member), person, max(linked_at) FROM seen GROUP BY person,"
            + " CASE WHEN linked_at < "
            + asOf
            + " OR member = person THEN person ELSE member END";
    try (Statement statement = database.connection().createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        Member member = new Member(rows.getString(1), rows.getString(2), rows.getLong(3));
        taker.accept(TrainingSteps.scanned(member, asOf));
      }
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }
}
