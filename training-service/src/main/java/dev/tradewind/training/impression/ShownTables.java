package dev.tradewind.training.impression;

import dev.tradewind.training.impression.domain.Answer;
import dev.tradewind.training.impression.domain.Choice;
import dev.tradewind.training.impression.domain.Showing;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.duckdb.DuckDBAppender;

/**
 * What the log says, as tables: {@code shown}, {@code chosen} and {@code answered}, in whatever
 * order it comes. Moments are microseconds since 1970.
 */
final class ShownTables implements AutoCloseable {

  private final DuckDBAppender shown;
  private final DuckDBAppender chosen;
  private final DuckDBAppender answered;

  ShownTables(JoinDatabase database) throws IOException {
    database.execute(
        "CREATE TABLE shown (ranking VARCHAR, happened BIGINT, people VARCHAR, surface VARCHAR,"
            + " channel VARCHAR, item VARCHAR, position INTEGER, category VARCHAR)");
    database.execute(
        "CREATE TABLE chosen (ranking VARCHAR, item VARCHAR, happened BIGINT, denied BOOLEAN)");
    database.execute(
        "CREATE TABLE answered (ranking VARCHAR, model VARCHAR, version BIGINT, rate DOUBLE)");
    shown = database.appender("shown");
    chosen = database.appender("chosen");
    answered = database.appender("answered");
  }

  void add(Showing showing) throws SQLException {
    String people = String.join(" ", showing.people());
    for (Showing.Item item : showing.items()) {
      shown
          .beginRow()
          .append(showing.rankingId())
          .append(micros(showing.at()))
          .append(people)
          .append(showing.surface())
          .append(showing.channel())
          .append(item.id())
          .append(item.position())
          .append(item.category())
          .endRow();
    }
  }

  void add(Choice choice) throws SQLException {
    chosen
        .beginRow()
        .append(choice.rankingId())
        .append(choice.itemId())
        .append(micros(choice.at()))
        .append(choice.isDenied())
        .endRow();
  }

  void add(Answer answer) throws SQLException {
    answered
        .beginRow()
        .append(answer.rankingId())
        .append(answer.model())
        .append(answer.version())
        .append(answer.sampleRate())
        .endRow();
  }

  static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  /** No more will be added. */
  @Override
  public void close() throws SQLException {
    shown.close();
    chosen.close();
    answered.close();
  }
}
