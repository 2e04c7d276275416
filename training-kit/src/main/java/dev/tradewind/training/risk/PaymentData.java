package dev.tradewind.training.risk;

import dev.tradewind.training.data.CardPayments;
import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.DataFiles;
import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.risk.EngineeredPayments.Read;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a run of the risk model reads.
 *
 * @param payments history first
 * @param from first day that is no mere history
 */
record PaymentData(Payments payments, int from, String fingerprint) {

  /** Whether there are payments at a path. */
  static boolean isAt(Path path) {
    return !DataFiles.at(
            path,
            file -> {
              List<String> columns = CsvFile.columns(file);
              return EngineeredPayments.matches(columns) || isPlain(columns);
            })
        .isEmpty();
  }

  /**
   * Reads payments with features, or plain ones, or both: then the plain ones that lie before the
   * others are their history.
   *
   * @param path where there are some: a file or a directory that holds it
   * @throws RunFailure DATA_INVALID
   */
  static PaymentData read(Path path) {
    List<Path> engineered =
        DataFiles.at(path, file -> EngineeredPayments.matches(CsvFile.columns(file)));
    List<Path> plain = DataFiles.at(path, file -> isPlain(CsvFile.columns(file)));
    if (engineered.size() > 1 || plain.size() > 1) {
      throw RunFailure.data(
          path
              + " holds several files of payments: name one of "
              + (engineered.size() > 1 ? engineered : plain));
    }
    if (engineered.isEmpty() && plain.isEmpty()) {
      throw RunFailure.data(
          path
              + " has no payments (expected: a CSV with the columns "
              + String.join(",", EngineeredPayments.COLUMNS)
              + " and features, or "
              + String.join(",", CardPayments.COLUMNS)
              + ")");
    }
    if (engineered.isEmpty()) {
      CardPayments raw = CardPayments.read(plain.get(0));
      Payments payments = computed(raw, raw.firstDay().toEpochDay());
      return new PaymentData(payments, payments.firstDay(), Fingerprint.of(plain));
    }
    if (plain.isEmpty()) {
      Payments payments = EngineeredPayments.read(engineered.get(0), Map.of()).payments();
      return new PaymentData(payments, payments.firstDay(), Fingerprint.of(engineered));
    }
    CardPayments raw = CardPayments.read(plain.get(0));
    Read read = EngineeredPayments.read(engineered.get(0), raw.customerNumbers());
    return new PaymentData(
        withHistory(read, raw),
        read.payments().firstDay(),
        Fingerprint.of(List.of(engineered.get(0), plain.get(0))));
  }

  private static boolean isPlain(List<String> columns) {
    return columns.containsAll(CardPayments.COLUMNS) && !EngineeredPayments.matches(columns);
  }

  /** Payments that are not of one origin stay apart: then there is no history. */
  private static Payments withHistory(Read read, CardPayments raw) {
    Payments given = read.payments();
    if (read.firstDay() == Read.UNKNOWN
        || !Set.copyOf(given.features()).equals(Set.copyOf(PaymentFeatures.NAMES))) {
      return given;
    }
    Payments all = computed(raw, read.firstDay());
    int[] columns = given.features().stream().mapToInt(PaymentFeatures.NAMES::indexOf).toArray();
    int[] before =
        IntStream.range(0, all.size()).filter(i -> all.days()[i] < given.firstDay()).toArray();
    long within = Arrays.stream(all.days()).filter(day -> isWithin(given, day)).count();
    if (within != given.size() || before.length == 0) {
      return given;
    }
    float[][] rows =
        Arrays.stream(before)
            .mapToObj(i -> reordered(all.rows()[i], columns))
            .toArray(float[][]::new);
    return new Payments(
            given.features(),
            rows,
            Arrays.stream(before).map(i -> all.days()[i]).toArray(),
            Arrays.stream(before).map(i -> all.cards()[i]).toArray(),
            all.truth(before))
        .then(given);
  }

  private static boolean isWithin(Payments payments, int day) {
    return day >= payments.firstDay() && day <= payments.lastDay();
  }

  private static float[] reordered(float[] row, int[] columns) {
    float[] values = new float[columns.length];
    for (int i = 0; i < columns.length; i++) {
      values[i] = row[columns[i]];
    }
    return values;
  }

  private static Payments computed(CardPayments raw, long firstDay) {
    if (raw.size() == 0) {
      throw RunFailure.data("the file has no payments");
    }
    int weekday = LocalDate.ofEpochDay(firstDay).getDayOfWeek().getValue() - 1;
    Payments payments = PaymentFeatures.of(raw, weekday);
    int[] days =
        Arrays.stream(payments.days()).map(day -> Math.toIntExact(day + firstDay)).toArray();
    return new Payments(
        payments.features(), payments.rows(), days, payments.cards(), payments.frauds());
  }
}
