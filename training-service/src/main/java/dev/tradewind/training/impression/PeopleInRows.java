package dev.tradewind.training.impression;

import dev.tradewind.training.privacy.DataSubjects;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;

/** Whose the rows of the table {@code impression} are, by all ids that their events have. */
final class PeopleInRows {

  private final JoinDatabase database;

  PeopleInRows(JoinDatabase database) {
    this.database = database;
  }

  /**
   * Deletes the rows of people who were erased, and writes down who is in the others.
   *
   * @param reading tells the ones and collects the others
   * @param subjects where they are written down
   * @param told how many were left out, if any
   */
  void keepAllowed(DataSubjects.Reading reading, Path subjects, Consumer<String> told)
      throws IOException {
    List<String> erased = new ArrayList<>();
    database.query(
        "SELECT DISTINCT people FROM impression",
        row -> {
          boolean isAllowed = true;
          for (String person : row.getString(1).split(" ", -1)) {
            isAllowed &= reading.take(person);
          }
          if (!isAllowed) {
            erased.add(row.getString(1));
          }
        });
    reading.write(subjects);
    if (!erased.isEmpty()) {
      delete(erased);
      told.accept("left out: all of " + erased.size() + " people who were erased");
    }
  }

  private void delete(List<String> people) throws IOException {
    database.execute("CREATE TABLE erased (people VARCHAR)");
    try (DuckDBAppender appender = database.appender("erased")) {
      for (String one : people) {
        appender.beginRow().append(one).endRow();
      }
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
    database.execute("DELETE FROM impression WHERE people IN (SELECT people FROM erased)");
  }
}
