package dev.tradewind.training.risk.table;

import dev.tradewind.training.data.CardPayments;
import dev.tradewind.training.data.CsvFile;
import dev.tradewind.training.data.DataFiles;
import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.data.table.Cell;
import dev.tradewind.training.data.table.Profile;
import dev.tradewind.training.data.table.Profiles;
import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table with a column to be told.
 *
 * @param examples its rows, in the order of the file
 * @param label name of the column to be told
 * @param time name of the column that says when; null where there is none
 * @param times of the rows, in any unit; empty where there is none
 * @param leftOut columns that are not learned from, with the reason
 * @param unlabelled rows that were left out because they have no label
 * @param fingerprint of the file
 */
@SuppressWarnings("ArrayRecordComponent") // a column of numbers; never compared or printed
record Table(
    Examples examples,
    String label,
    @Nullable String time,
    double[] times,
    List<String> leftOut,
    long unlabelled,
    String fingerprint) {

  private static final int FEWEST_ROWS = 50;
  private static final List<String> DOCUMENTS = List.of(".md", ".txt", ".html", ".pdf", ".json");

  /**
   * Reads a CSV, gzipped or not: twice, first to see what its columns are.
   *
   * @param path a file or a directory that holds it
   * @throws RunFailure DATA_INVALID or PARAMETER_INVALID
   */
  static Table read(Path path, Hyperparameters parameters) {
    boolean named = Files.isRegularFile(path);
    List<Path> files = DataFiles.at(path, file -> (named || !isDocument(file)) && isTable(file));
    if (files.isEmpty()) {
      throw RunFailure.data(
          path
              + " has no payments (expected: a CSV with the columns "
              + "TX_DATETIME,CUSTOMER_ID,TX_AMOUNT,TX_FRAUD and features, or "
              + String.join(",", CardPayments.COLUMNS)
              + ") and is no other table (expected: a CSV with a header of different names, one of"
              + " them the label, of 0 and 1)");
    }
    if (files.size() > 1) {
      throw RunFailure.data(path + " holds several tables: name one of " + files);
    }
    Path file = files.get(0);
    List<Profile> profiles = Profiles.of(file);
    Columns columns = Columns.of(profiles, parameters);
    TableRows rows = TableRows.read(file, profiles, columns);
    if (rows.examples().size() < FEWEST_ROWS) {
      throw RunFailure.data(
          "only "
              + rows.examples().size()
              + " rows with a label (expected: "
              + FEWEST_ROWS
              + " at least)");
    }
    return new Table(
        rows.examples(),
        profiles.get(columns.label()).name(),
        columns.time() < 0 ? null : profiles.get(columns.time()).name(),
        rows.times(),
        columns.leftOut(),
        rows.unlabelled(),
        Fingerprint.of(files));
  }

  /** Documents lie beside data; their first line may have commas in it. */
  private static boolean isDocument(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return DOCUMENTS.stream().anyMatch(name::endsWith);
  }

  /** Names that are numbers are no header. */
  private static boolean isTable(Path file) {
    List<String> columns = CsvFile.columns(file);
    return columns.size() > 1
        && new HashSet<>(columns).size() == columns.size()
        && columns.stream().filter(one -> !Double.isNaN(Cell.number(one))).count()
            < (columns.size() + 1) / 2;
  }
}
