package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/**
 * Card payments in time order, a column each.
 *
 * @param seconds since the first midnight of the file's clock
 * @param customers numbers from 0
 * @param terminals numbers from 0
 * @param amounts in the file's currency
 * @param frauds whether each was one, as is known later
 * @param customerNumbers number of each customer's id
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; never compared or printed
public record CardPayments(
    long[] seconds,
    int[] customers,
    int[] terminals,
    float[] amounts,
    boolean[] frauds,
    Map<String, Integer> customerNumbers) {

  /** The columns that it reads. */
  public static final List<String> COLUMNS =
      List.of("TX_TIME_SECONDS", "CUSTOMER_ID", "TERMINAL_ID", "TX_AMOUNT", "TX_FRAUD");

  /** How many there are. */
  public int size() {
    return seconds.length;
  }

  /**
   * Reads a file.
   *
   * @throws RunFailure DATA_INVALID, naming the line
   */
  public static CardPayments read(Path file) {
    Reading reading = new Reading();
    CsvFile.read(file, reading);
    return reading.inTimeOrder();
  }

  private static final class Reading implements CsvFile.Reader {
    private int[] places = {};
    private final Map<String, Integer> customerNumbers = new HashMap<>();
    private final Map<String, Integer> terminalNumbers = new HashMap<>();
    private int size;
    private long[] seconds = {};
    private int[] customers = {};
    private int[] terminals = {};
    private float[] amounts = {};
    private boolean[] frauds = {};

    @Override
    public void columns(List<String> names) {
      if (!names.containsAll(COLUMNS)) {
        throw RunFailure.dataLine(1, "columns " + names + " (expected: " + COLUMNS + ")");
      }
      places = COLUMNS.stream().mapToInt(names::indexOf).toArray();
    }

    @Override
    public void row(CSVRecord values, long line) {
      seconds = Columns.fit(seconds, size);
      customers = Columns.fit(customers, size);
      terminals = Columns.fit(terminals, size);
      amounts = Columns.fit(amounts, size);
      frauds = Columns.fit(frauds, size);
      seconds[size] = (long) Field.number(values.get(places[0]), COLUMNS.get(0), line);
      customers[size] = number(customerNumbers, values.get(places[1]));
      terminals[size] = number(terminalNumbers, values.get(places[2]));
      amounts[size] = (float) Field.number(values.get(places[3]), COLUMNS.get(3), line);
      frauds[size] = Field.flag(values.get(places[4]), COLUMNS.get(4), line);
      size++;
    }

    private static int number(Map<String, Integer> numbers, String id) {
      Integer known = numbers.putIfAbsent(id, numbers.size());
      return known == null ? numbers.size() - 1 : known;
    }

    CardPayments inTimeOrder() {
      boolean sorted = true;
      for (int i = 1; i < size && sorted; i++) {
        sorted = seconds[i - 1] <= seconds[i];
      }
      if (!sorted) {
        throw RunFailure.data("payments are not in time order (sort them by TX_TIME_SECONDS)");
      }
      return new CardPayments(
          Arrays.copyOf(seconds, size),
          Arrays.copyOf(customers, size),
          Arrays.copyOf(terminals, size),
          Arrays.copyOf(amounts, size),
          Arrays.copyOf(frauds, size),
          customerNumbers);
    }
  }
}
