package dev.tradewind.training.price;

import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.DataFiles;
import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.data.table.Cell;
import dev.tradewind.training.data.table.Profile;
import dev.tradewind.training.data.table.Profiles;
import dev.tradewind.training.price.Sales.Control;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/** Reads a table of sales, twice: first to see what its columns are. */
final class SalesReading implements CsvFile.Reader {

  /** An item, or a word, of fewer rows is one of the others. */
  private static final int FEWEST_OF_ITEM = 30;

  private static final int MOST_ITEMS = 60;
  private static final int MOST_WORDS = 40;
  private static final int FEWEST_ROWS = 50;
  private static final int PIECES = 8;
  private static final String OTHERS = "(other)";

  private final List<Profile> profiles;
  private final PriceColumns columns;
  private final List<double[]> amounts = new ArrayList<>();
  private final List<String> items = new ArrayList<>();
  private final List<boolean[]> promoted = new ArrayList<>();
  private final List<String[]> words = new ArrayList<>();
  private long unsold;

  private SalesReading(List<Profile> profiles, PriceColumns columns) {
    this.profiles = profiles;
    this.columns = columns;
  }

  /**
   * Reads.
   *
   * @param path a file, plain, gzipped or zipped, or a directory that holds one
   * @throws RunFailure DATA_INVALID or PARAMETER_INVALID
   */
  static Sales read(Path path, Hyperparameters parameters) {
    List<Path> files =
        DataFiles.at(path, file -> CsvFile.columns(file).size() > 1 && isTable(file));
    if (files.size() != 1) {
      throw RunFailure.data(
          path
              + (files.isEmpty()
                  ? " has no table of sales (expected: a CSV with a header, columns for units and"
                      + " price)"
                  : " holds several tables: name one of " + files));
    }
    List<Profile> profiles = Profiles.of(files.get(0));
    SalesReading reading = new SalesReading(profiles, PriceColumns.of(profiles, parameters));
    CsvFile.read(files.get(0), reading);
    return reading.sales(Fingerprint.of(files));
  }

  private static boolean isTable(Path file) {
    return CsvFile.columns(file).stream().allMatch(one -> Double.isNaN(Cell.number(one)));
  }

  @Override
  public void columns(List<String> names) {
    // They are known.
  }

  @Override
  public void row(CSVRecord values, long line) {
    double units = number(values, columns.units());
    double price = number(values, columns.price());
    if (!(units > 0) || !(price > 0)) {
      unsold++;
      return;
    }
    double[] row = new double[3 + columns.numbers().size()];
    row[0] = Math.log(units);
    row[1] = Math.log(price);
    Profile time = columns.time();
    if (time != null) {
      double moment = number(values, time);
      row[2] = Double.isNaN(moment) ? Cell.moment(text(values, time)) : moment;
    }
    for (int i = 3; i < row.length; i++) {
      row[i] = number(values, columns.numbers().get(i - 3));
    }
    amounts.add(row);
    Profile item = columns.item();
    items.add(item == null ? "" : text(values, item));
    boolean[] flags = new boolean[columns.promotions().size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = Cell.isYes(text(values, columns.promotions().get(i)));
    }
    promoted.add(flags);
    words.add(columns.words().stream().map(one -> text(values, one)).toArray(String[]::new));
  }

  private String text(CSVRecord values, Profile column) {
    return values.get(profiles.indexOf(column));
  }

  private double number(CSVRecord values, Profile column) {
    return Cell.number(text(values, column));
  }

  private Sales sales(String fingerprint) {
    int size = amounts.size();
    if (size < FEWEST_ROWS) {
      throw RunFailure.data(
          "only " + size + " rows with a sale (expected: " + FEWEST_ROWS + " at least)");
    }
    List<String> names = frequent(items, FEWEST_OF_ITEM, MOST_ITEMS);
    List<Control> controls = new ArrayList<>();
    double[][] others = new double[size][columns.numbers().size() + columns.words().size()];
    for (int i = 0; i < columns.numbers().size(); i++) {
      controls.add(number(i, others));
    }
    for (int i = 0; i < columns.words().size(); i++) {
      controls.add(words(i, others));
    }
    Sales sales =
        new Sales(
            names,
            places(items, names),
            amounts.stream().mapToDouble(row -> row[0]).toArray(),
            amounts.stream().mapToDouble(row -> row[1]).toArray(),
            columns.promotions().stream().map(Profile::name).toList(),
            promoted.toArray(boolean[][]::new),
            controls,
            others,
            columns.time() == null
                ? new double[0]
                : amounts.stream().mapToDouble(row -> row[2]).toArray(),
            columns,
            unsold,
            fingerprint);
    double[] prices = sales.logPrice().clone();
    Arrays.sort(prices);
    if (prices[size - 1] - prices[0] < 1e-6) {
      throw RunFailure.data("all rows have one price: nothing can be told of an answer to it");
    }
    return sales;
  }

  private Control number(int at, double[][] others) {
    double[] values = amounts.stream().mapToDouble(row -> row[3 + at]).toArray();
    double mean = Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(0);
    double variance =
        Arrays.stream(values)
            .filter(v -> !Double.isNaN(v))
            .map(v -> (v - mean) * (v - mean))
            .average()
            .orElse(0);
    for (int row = 0; row < values.length; row++) {
      others[row][at] = values[row];
    }
    double scale = variance > 1e-18 ? 1 / Math.sqrt(variance) : 0;
    String name = columns.numbers().get(at).name();
    Control straight = new Control(name, List.of(), mean, scale, List.of());
    double[] sorted = Arrays.stream(values).map(straight::standard).sorted().toArray();
    return new Control(name, List.of(), mean, scale, bends(sorted));
  }

  /** Quantiles within the range, each once. */
  private static List<Double> bends(double[] sorted) {
    return IntStream.range(1, PIECES)
        .mapToObj(i -> sorted[(int) ((long) i * (sorted.length - 1) / PIECES)])
        .filter(bend -> bend > sorted[0] && bend < sorted[sorted.length - 1])
        .distinct()
        .toList();
  }

  private Control words(int at, double[][] others) {
    List<String> own = words.stream().map(row -> row[at]).toList();
    List<String> names = frequent(own, FEWEST_OF_ITEM, MOST_WORDS);
    int[] places = places(own, names);
    int column = columns.numbers().size() + at;
    for (int row = 0; row < places.length; row++) {
      others[row][column] = places[row];
    }
    return new Control(columns.words().get(at).name(), names, 0, 1, List.of());
  }

  /** The first stands for all others; the most frequent first. */
  private static List<String> frequent(List<String> all, int fewest, int most) {
    Map<String, Integer> counts = new HashMap<>();
    all.forEach(one -> counts.merge(one, 1, Integer::sum));
    List<String> names = new ArrayList<>(List.of(OTHERS));
    counts.entrySet().stream()
        .filter(one -> one.getValue() >= fewest && !one.getKey().isEmpty())
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Integer> one) -> -one.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(Map.Entry::getKey)
        .forEach(names::add);
    return names;
  }

  private static int[] places(List<String> all, List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 1; i < names.size(); i++) {
      places.put(names.get(i), i);
    }
    return all.stream().mapToInt(one -> places.getOrDefault(one, 0)).toArray();
  }
}
