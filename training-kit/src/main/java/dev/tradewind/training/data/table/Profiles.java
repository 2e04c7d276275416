package dev.tradewind.training.data.table;

import dev.tradewind.training.data.CsvFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** Looks at all columns of a file. */
public final class Profiles implements CsvFile.Reader {

  private final List<Profile> columns = new ArrayList<>();

  private Profiles() {}

  /** Reads a file once. */
  public static List<Profile> of(Path file) {
    Profiles profiles = new Profiles();
    CsvFile.read(file, profiles);
    return profiles.columns;
  }

  @Override
  public void columns(List<String> names) {
    names.forEach(name -> columns.add(new Profile(name)));
  }

  @Override
  public void row(CSVRecord values, long line) {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(values.get(i));
    }
  }
}
