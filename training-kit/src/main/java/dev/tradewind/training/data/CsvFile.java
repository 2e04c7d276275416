package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV files with a header, read once from the first line to the last. */
public final class CsvFile {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setAllowMissingColumnNames(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private CsvFile() {}

  /** Takes the lines of a file. */
  public interface Reader {

    /** Called once, first; refuses columns that it cannot read. */
    void columns(List<String> names);

    /**
     * Called for each line, which has as many values as there are columns.
     *
     * @param line counted from 1, the header included
     */
    void row(CSVRecord values, long line);

    /** Called once, after the last line. */
    default void end() {}
  }

  /**
   * Reads a file, plain, gzipped or zipped.
   *
   * @throws RunFailure DATA_INVALID, naming the line
   */
  public static void read(Path file, Reader reader) {
    try (BufferedReader text = TextFile.open(file);
        CSVParser parser = FORMAT.parse(text)) {
      reader.columns(parser.getHeaderNames());
      for (CSVRecord values : parser) {
        long line = parser.getCurrentLineNumber();
        if (!values.isConsistent()) {
          throw RunFailure.dataLine(
              line, values.size() + " columns (quote values that hold commas)");
        }
        reader.row(values, line);
      }
      reader.end();
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw RunFailure.data(file + " cannot be read as UTF-8 CSV: " + e.getMessage());
    }
  }

  /**
   * The names of a file's columns; empty where it is no CSV with a header.
   *
   * @throws RunFailure DATA_INVALID where the file cannot be read at all
   */
  public static List<String> columns(Path file) {
    try (BufferedReader text = TextFile.open(file);
        CSVParser parser = FORMAT.parse(text)) {
      return List.copyOf(parser.getHeaderNames());
    } catch (UncheckedIOException
        | IllegalArgumentException
        | java.nio.charset.CharacterCodingException
        | java.util.zip.ZipException noCsv) {
      return List.of();
    } catch (IOException e) {
      throw RunFailure.data(file + " cannot be read: " + e);
    }
  }
}
