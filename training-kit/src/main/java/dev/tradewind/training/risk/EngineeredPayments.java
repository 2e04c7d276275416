package dev.tradewind.training.risk;

import dev.tradewind.training.data.CardPayments;
import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.Field;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads payments that come with their features: {@code TX_DATETIME}, {@code CUSTOMER_ID}, {@code
 * TX_AMOUNT}, {@code TX_FRAUD} and columns of numbers. Ids and times are no features, and no column
 * that tells the answer: those whose name has FRAUD or SCENARIO in it.
 */
final class EngineeredPayments implements CsvFile.Reader {

  static final List<String> COLUMNS =
      List.of("TX_DATETIME", "CUSTOMER_ID", "TX_AMOUNT", "TX_FRAUD");

  private static final List<String> NO_FEATURES =
      List.of(
          "TRANSACTION_ID",
          "TX_DATETIME",
          "CUSTOMER_ID",
          "TERMINAL_ID",
          "TX_TIME_SECONDS",
          "TX_TIME_DAYS");

  private final Map<String, Integer> cardNumbers;
  private final List<float[]> rows = new ArrayList<>();
  private final List<Integer> days = new ArrayList<>();
  private final List<Integer> cards = new ArrayList<>();
  private final List<Boolean> frauds = new ArrayList<>();
  private List<String> names = List.of();
  private int[] features = {};
  private int[] places = {};
  private int secondsPlace = -1;
  private long firstMidnight = Long.MIN_VALUE;

  private EngineeredPayments(Map<String, Integer> cardNumbers) {
    this.cardNumbers = new HashMap<>(cardNumbers);
  }

  /**
   * What was read.
   *
   * @param payments with days since 1970-01-01
   * @param firstDay the day that TX_TIME_SECONDS is counted from, since 1970-01-01; or {@link
   *     #UNKNOWN}
   */
  record Read(Payments payments, long firstDay) {

    static final long UNKNOWN = Long.MIN_VALUE;
  }

  /**
   * Whether a file's columns are of this format. The amount alone is no reason to take it so: plain
   * payments may have the other columns too.
   */
  static boolean matches(List<String> columns) {
    return columns.containsAll(COLUMNS)
        && (columns.stream().filter(EngineeredPayments::isFeature).count() > 1
            || !columns.containsAll(CardPayments.COLUMNS));
  }

  /**
   * Reads a file.
   *
   * @param cardNumbers the numbers of cards that have one already
   * @throws RunFailure DATA_INVALID, naming the line
   */
  static Read read(Path file, Map<String, Integer> cardNumbers) {
    EngineeredPayments reading = new EngineeredPayments(cardNumbers);
    CsvFile.read(file, reading);
    if (reading.rows.isEmpty()) {
      throw RunFailure.data(file + " has no payments");
    }
    return new Read(reading.inTimeOrder(), reading.firstMidnight);
  }

  @Override
  public void columns(List<String> columns) {
    features = IntStream.range(0, columns.size()).filter(i -> isFeature(columns.get(i))).toArray();
    names = IntStream.of(features).mapToObj(columns::get).toList();
    places = COLUMNS.stream().mapToInt(columns::indexOf).toArray();
    secondsPlace = columns.indexOf("TX_TIME_SECONDS");
  }

  private static boolean isFeature(String column) {
    String upper = column.toUpperCase(Locale.ROOT);
    return !upper.isEmpty()
        && !NO_FEATURES.contains(upper)
        && !upper.contains("FRAUD")
        && !upper.contains("SCENARIO");
  }

  @Override
  public void row(CSVRecord values, long line) {
    LocalDateTime time = Field.time(values.get(places[0]), COLUMNS.get(0), line);
    float[] row = new float[features.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) Field.numberOrMissing(values.get(features[i]), names.get(i), line);
    }
    rows.add(row);
    days.add(Math.toIntExact(time.toLocalDate().toEpochDay()));
    cards.add(cardNumbers.computeIfAbsent(values.get(places[1]), key -> cardNumbers.size()));
    frauds.add(Field.flag(values.get(places[3]), COLUMNS.get(3), line));
    if (secondsPlace >= 0 && rows.size() == 1) {
      long seconds = (long) Field.number(values.get(secondsPlace), "TX_TIME_SECONDS", line);
      long start = time.toEpochSecond(java.time.ZoneOffset.UTC) - seconds;
      firstMidnight = start % PaymentFeatures.DAY == 0 ? start / PaymentFeatures.DAY : Read.UNKNOWN;
    }
  }

  private Payments inTimeOrder() {
    int[] order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(java.util.Comparator.comparing(days::get))
            .mapToInt(Integer::intValue)
            .toArray();
    float[][] values = new float[order.length][];
    int[] when = new int[order.length];
    int[] who = new int[order.length];
    boolean[] truth = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      values[i] = rows.get(order[i]);
      when[i] = days.get(order[i]);
      who[i] = cards.get(order[i]);
      truth[i] = frauds.get(order[i]);
    }
    return new Payments(names, values, when, who, truth);
  }
}
