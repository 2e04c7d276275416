package dev.tradewind.feature.history.spill;

import dev.tradewind.feature.aggregate.domain.FactBytes;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.history.domain.RowPlace;
import dev.tradewind.feature.history.domain.Step;
import dev.tradewind.feature.identity.domain.Member;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;

/** The steps of a training set: written as the log has them, read as a replay needs them. */
public final class StepTable implements AutoCloseable {

  private static final String COLUMNS =
      "person, moment, happened, partition_id, log_offset, line,"
          + " member, linked_at, name, fact, label_text, label_number";

  private final SpillDatabase database;
  private final DuckDBAppender steps;
  private long count;

  public StepTable(SpillDatabase database) {
    this.database = database;
    database.execute(
        "CREATE TABLE steps (person VARCHAR, moment BIGINT, happened BOOLEAN, partition_id INTEGER,"
            + " log_offset BIGINT, line INTEGER, member VARCHAR, linked_at BIGINT, name VARCHAR,"
            + " fact BLOB, label_text VARCHAR, label_number DOUBLE)");
    try {
      this.steps = database.appender("steps");
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  public void add(Step step) {
    try {
      Member member = step.member();
      steps
          .beginRow()
          .append(member.person())
          .append(step.moment())
          .append(step instanceof Step.Happened)
          .append(step.place().partition())
          .append(step.place().offset())
          .append(step.place().line());
      if (member.id().equals(member.person())) {
        steps.appendNull().appendNull();
      } else {
        steps.append(member.id()).append(member.linkedAt());
      }
      if (step instanceof Step.Happened happened) {
        steps.appendNull().append(FactBytes.of(happened.event())).appendNull().appendNull();
      } else if (step instanceof Step.Wanted wanted) {
        steps.append(wanted.name()).appendNull();
        addLabel(wanted.label());
      }
      steps.endRow();
      count++;
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  private void addLabel(Optional<Value> label) throws SQLException {
    if (label.isPresent() && label.get() instanceof Value.Text text) {
      steps.append(text.value()).appendNull();
    } else if (label.isPresent() && label.get() instanceof Value.Decimal number) {
      steps.appendNull().append(number.value());
    } else {
      steps.appendNull().appendNull();
    }
  }

  /** How many there are. */
  public long count() {
    return count;
  }

  /** No more will be added. */
  @Override
  public void close() {
    try {
      steps.close();
      database.publish();
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  /** Hands over all steps by {@link Step#ORDER}. */
  public void inOrder(Consumer<Step> taker) {
    String query =
        "SELECT "
            + COLUMNS
            + " FROM steps ORDER BY person, moment, happened, partition_id, log_offset, line";
    try (Statement statement = database.connection().createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        taker.accept(step(rows));
      }
    } catch (SQLException failure) {
      throw database.failure(failure);
    }
  }

  private static Step step(ResultSet row) throws SQLException {
    String person = row.getString(1);
    long moment = row.getLong(2);
    int partition = row.getInt(4);
    long offset = row.getLong(5);
    String other = row.getString(7);
    Member member =
        other == null ? Member.alone(person) : new Member(other, person, row.getLong(8));
    if (row.getBoolean(3)) {
      return new Step.Happened(member, FactBytes.read(row.getBytes(10), moment, partition, offset));
    }
    return new Step.Wanted(
        member,
        row.getString(9),
        moment,
        new RowPlace(partition, offset, row.getInt(6)),
        label(row));
  }

  private static Optional<Value> label(ResultSet row) throws SQLException {
    String text = row.getString(11);
    if (text != null) {
      return Optional.of(new Value.Text(text));
    }
    double number = row.getDouble(12);
    return row.wasNull() ? Optional.empty() : Optional.of(new Value.Decimal(number));
  }
}
