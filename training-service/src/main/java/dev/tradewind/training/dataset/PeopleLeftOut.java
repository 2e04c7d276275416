package dev.tradewind.training.dataset;

import dev.tradewind.training.privacy.DataSubjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Tells rows of people who were erased; asks who they are once a row says whose it is. */
final class PeopleLeftOut {

  private final Supplier<DataSubjects.Reading> people;
  private final Map<String, Boolean> known = new HashMap<>();
  private DataSubjects.@Nullable Reading reading;

  PeopleLeftOut(Supplier<DataSubjects.Reading> people) {
    this.people = people;
  }

  /**
   * Whether a row may be in the data set: nobody whom it names was erased. Who may be in it is
   * written down.
   *
   * @param columns those that say whose it is
   */
  boolean take(List<String> columns, CSVRecord row) {
    boolean taken = true;
    for (String column : columns) {
      String person = row.isSet(column) ? row.get(column) : "";
      taken = taken && (person.isEmpty() || known.computeIfAbsent(person, reading()::take));
    }
    return taken;
  }

  private DataSubjects.Reading reading() {
    if (reading == null) {
      reading = people.get();
    }
    return reading;
  }

  /** Writes the people down, where there are any. */
  void write(Path subjects) throws IOException {
    if (reading != null) {
      reading.write(subjects);
    }
  }
}
