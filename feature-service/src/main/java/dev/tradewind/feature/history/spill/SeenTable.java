package dev.tradewind.feature.history.spill;

import dev.tradewind.feature.history.domain.Step;
import dev.tradewind.feature.history.domain.TrainingSteps;
import dev.tradewind.feature.identity.domain.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
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

  /**
   * Makes one in a database of its own: DuckDB 1.4 never comes back from appending to a database
   * that a result is being read from, once the table fills a group of rows.
   */
  public SeenTable(SpillDatabase beside) {
    this.database = beside.another("seen");
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

  /**
   * Fails where the file has outgrown its limit.
   *
   * @throws SpillFullException so
   */
  public void checkSize() {
    database.checkSize();
  }

  /**
   * Hands over one step for each entity as it is known at a moment. No more can be added.
   *
   * @param asOf microseconds
   */
  public void wanted(long asOf, Consumer<Step> taker) {
    publish();
    // Sorted and not grouped: a sort goes to disk where it must, a group's texts stay in memory.
    String query =
        "SELECT member, person, linked_at FROM seen ORDER BY person, linked_at >= "
            + asOf
            + " AND member <> person, member";
    try (Statement statement = database.connection().createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      Optional<Member> last = Optional.empty();
      while (rows.next()) {
        Member member = new Member(rows.getString(1), rows.getString(2), rows.getLong(3));
        // One of the members stands for all who are the same by then.
        if (last.filter(before -> isSame(before, member, asOf)).isEmpty()) {
          taker.accept(TrainingSteps.scanned(member, asOf));
        }
        last = Optional.of(member);
      }
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  private void publish() {
    try {
      seen.close();
      database.publish();
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private static boolean isSame(Member one, Member other, long moment) {
    return one.person().equals(other.person()) && one.knownAs(moment).equals(other.knownAs(moment));
  }
}
