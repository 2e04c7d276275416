package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
 * @param firstDay the day of second 0: as {@code TX_DATETIME} says, or else the one that the
 *     handbook's simulator begins with
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; never compared or printed
public record CardPayments(
    long[] seconds,
    int[] customers,
    int[] terminals,
    float[] amounts,
    boolean[] frauds,
    Map<String, Integer> customerNumbers,
    LocalDate firstDay) {

  /** The columns that it reads. */
  public static final List<String> COLUMNS =
      List.of("TX_TIME_SECONDS", "CUSTOMER_ID", "TERMINAL_ID", "TX_AMOUNT", "TX_FRAUD");

  private static final LocalDate SIMULATED = LocalDate.of(2018, 4, 1);

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
    private int timePlace = -1;
    private LocalDate firstDay = SIMULATED;

    @Override
    public void columns(List<String> names) {
      if (!names.containsAll(COLUMNS)) {
        throw RunFailure.dataLine(1, "columns " + names + " (expected: " + COLUMNS + ")");
      }
      places = COLUMNS.stream().mapToInt(names::indexOf).toArray();
      timePlace = names.indexOf("TX_DATETIME");
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
      if (size == 0 && timePlace >= 0) {
        firstDay =
            Field.time(values.get(timePlace), "TX_DATETIME", line)
                .minusSeconds(seconds[0])
                .toLocalDate();
      }
      size++;
    }

    private static int number(Map<String, Integer> numbers, String id) {
      Integer known = numbers.putIfAbsent(id, numbers.size());
      return known == null ? numbers.size() - 1 : known;
    }

    /** Payments of the same second stay in the order of the file. */
    CardPayments inTimeOrder() {
      int[] order =
          IntStream.range(0, size)
              .boxed()
              .sorted(Comparator.comparingLong((Integer i) -> seconds[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      CardPayments sorted =
          new CardPayments(
              new long[size],
              new int[size],
              new int[size],
              new float[size],
              new boolean[size],
              customerNumbers,
              firstDay);
      for (int i = 0; i < size; i++) {
        sorted.seconds[i] = seconds[order[i]];
        sorted.customers[i] = customers[order[i]];
        sorted.terminals[i] = terminals[order[i]];
        sorted.amounts[i] = amounts[order[i]];
        sorted.frauds[i] = frauds[order[i]];
      }
      return sorted;
    }
  }
}
