package dev.tradewind.training.risk.table;

import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.table.Cell;
import dev.tradewind.training.data.table.Profile;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Examples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** The rows of a table whose columns are known. */
final class TableRows implements CsvFile.Reader {

  private final Columns columns;
  private final List<Profile> profiles;
  private final List<Map<String, Integer>> words = new ArrayList<>();
  private final List<float[]> rows = new ArrayList<>();
  private final List<Boolean> truth = new ArrayList<>();
  private final List<Double> times = new ArrayList<>();
  private long unlabelled;

  private TableRows(List<Profile> profiles, Columns columns) {
    this.profiles = profiles;
    this.columns = columns;
    for (int i = 0; i < columns.words().size(); i++) {
      words.add(new HashMap<>());
    }
  }

  static TableRows read(Path file, List<Profile> profiles, Columns columns) {
    TableRows reading = new TableRows(profiles, columns);
    CsvFile.read(file, reading);
    return reading;
  }

  @Override
  public void columns(List<String> names) {
    // They are known.
  }

  @Override
  public void row(CSVRecord values, long line) {
    String label = values.get(columns.label());
    if (Cell.isMissing(label)) {
      unlabelled++;
      return;
    }
    truth.add(Cell.isYes(label));
    int numbers = columns.numbers().size();
    float[] row = new float[numbers + columns.words().size()];
    for (int i = 0; i < numbers; i++) {
      row[i] = (float) Cell.number(values.get(columns.numbers().get(i)));
    }
    for (int i = 0; i < words.size(); i++) {
      row[numbers + i] = place(words.get(i), values.get(columns.words().get(i)));
    }
    rows.add(row);
    if (columns.time() >= 0) {
      String time = values.get(columns.time());
      double number = Cell.number(time);
      times.add(Double.isNaN(number) ? Cell.moment(time) : number);
    }
  }

  private static int place(Map<String, Integer> places, String word) {
    boolean full = places.size() >= Profile.MOST_DIFFERENT && !places.containsKey(word);
    int next = places.size();
    return places.computeIfAbsent(full ? Column.Words.OTHER : word, key -> next);
  }

  Examples examples() {
    List<Column> all = new ArrayList<>();
    columns.numbers().forEach(at -> all.add(new Column.Numeric(profiles.get(at).name())));
    for (int i = 0; i < words.size(); i++) {
      String[] list = new String[words.get(i).size()];
      words.get(i).forEach((word, place) -> list[place] = word);
      all.add(new Column.Words(profiles.get(columns.words().get(i)).name(), List.of(list)));
    }
    boolean[] answers = new boolean[truth.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = truth.get(i);
    }
    return new Examples(all, rows.toArray(float[][]::new), answers);
  }

  double[] times() {
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  long unlabelled() {
    return unlabelled;
  }
}
