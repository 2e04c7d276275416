package dev.tradewind.training.ctr;

import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.Field;
import dev.tradewind.training.data.TimeText;
import dev.tradewind.training.data.table.Cell;
import dev.tradewind.training.data.table.Profile;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Examples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** The rows of a table of impressions whose columns are known. */
final class ImpressionRows implements CsvFile.Reader {

  /** What an item and a position are called as columns of a model, whatever the file says. */
  static final String ITEM = "item";

  static final String POSITION = "position";

  /** Of a history only the newest count. */
  private static final int LONGEST_HISTORY = 50;

  private static final Pattern SEPARATORS = Pattern.compile("[ ,;|]+");

  private final List<Profile> profiles;
  private final ClickColumns columns;
  private final List<Integer> words = new ArrayList<>();
  private final List<Map<String, Integer>> places = new ArrayList<>();
  private final Map<String, Integer> items = new HashMap<>();
  private final Map<String, Integer> people = new HashMap<>();
  private final List<float[]> rows = new ArrayList<>();
  private final List<int[]> histories = new ArrayList<>();
  private final List<double[]> facts = new ArrayList<>();
  private long unlabelled;

  ImpressionRows(List<Profile> profiles, ClickColumns columns) {
    this.profiles = profiles;
    this.columns = columns;
    words.addAll(columns.words());
    if (columns.item() >= 0) {
      words.add(columns.item());
    }
    if (columns.position() >= 0) {
      words.add(columns.position());
    }
    words.forEach(at -> places.add(new HashMap<>()));
  }

  @Override
  public void columns(List<String> names) {
    // They are known.
  }

  @Override
  public void row(CSVRecord values, long line) {
    String label = values.get(columns.click());
    if (Cell.isMissing(label)) {
      unlabelled++;
      return;
    }
    int numbers = columns.numbers().size();
    float[] row = new float[numbers + words.size()];
    for (int i = 0; i < numbers; i++) {
      row[i] = (float) Cell.number(values.get(columns.numbers().get(i)));
    }
    for (int i = 0; i < words.size(); i++) {
      row[numbers + i] = place(places.get(i), values.get(words.get(i)));
    }
    rows.add(row);
    if (!columns.history().isEmpty()) {
      histories.add(history(values));
    }
    facts.add(
        new double[] {
          Cell.isYes(label) ? 1 : 0,
          columns.time() < 0 ? 0 : TimeText.seconds(values.get(columns.time())),
          columns.shopper() < 0 ? 0 : number(people, values.get(columns.shopper())),
          columns.propensity() < 0
              ? 0
              : Field.number(values.get(columns.propensity()), "propensity", line)
        });
  }

  private int[] history(CSVRecord values) {
    List<Integer> all = new ArrayList<>();
    for (int at : columns.history()) {
      SEPARATORS
          .splitAsStream(values.get(at))
          .filter(id -> !id.isEmpty())
          .forEach(id -> all.add(number(items, id)));
    }
    return all.subList(Math.max(0, all.size() - LONGEST_HISTORY), all.size()).stream()
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int number(Map<String, Integer> numbers, String name) {
    int next = numbers.size();
    return numbers.computeIfAbsent(name, key -> next);
  }

  private static int place(Map<String, Integer> known, String word) {
    boolean full = known.size() >= Profile.MOST_DIFFERENT && !known.containsKey(word);
    return number(known, full ? Column.Words.OTHER : word);
  }

  Impressions impressions(String fingerprint) {
    List<Column> all = new ArrayList<>();
    columns.numbers().forEach(at -> all.add(new Column.Numeric(profiles.get(at).name())));
    for (int i = 0; i < words.size(); i++) {
      int at = words.get(i);
      String name =
          at == columns.item()
              ? ITEM
              : at == columns.position() ? POSITION : profiles.get(at).name();
      all.add(new Column.Words(name, listed(places.get(i))));
    }
    boolean[] clicks = new boolean[facts.size()];
    for (int i = 0; i < clicks.length; i++) {
      clicks[i] = facts.get(i)[0] == 1;
    }
    int position = columns.position() < 0 ? -1 : all.size() - 1;
    return new Impressions(
        new Examples(all, rows.toArray(float[][]::new), clicks),
        columns.item() < 0 ? -1 : position < 0 ? all.size() - 1 : position - 1,
        position,
        listed(items),
        histories.toArray(int[][]::new),
        columns.time() < 0 ? new double[0] : column(1),
        columns.shopper() < 0 ? new int[0] : facts.stream().mapToInt(one -> (int) one[2]).toArray(),
        columns.propensity() < 0 ? new double[0] : column(3),
        columns.leftOut(),
        unlabelled,
        fingerprint);
  }

  private double[] column(int at) {
    return facts.stream().mapToDouble(one -> one[at]).toArray();
  }

  private static List<String> listed(Map<String, Integer> numbers) {
    String[] list = new String[numbers.size()];
    numbers.forEach((word, place) -> list[place] = word);
    return List.of(list);
  }
}
