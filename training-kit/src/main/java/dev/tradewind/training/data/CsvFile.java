package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
    read(file, StandardCharsets.UTF_8, reader);
  }

  /**
   * As {@link #read}, of a file that may be of an older time: what is not UTF-8 is read as ISO
   * 8859-1.
   */
  public static void readOfAnyAge(Path file, Reader reader) {
    try {
      read(file, TextFile.charset(file), reader);
    } catch (IOException e) {
      throw RunFailure.data(file + " cannot be read: " + e.getMessage());
    }
  }

  private static void read(Path file, Charset charset, Reader reader) {
    try (BufferedReader text = TextFile.open(file, charset);
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
      throw RunFailure.data(file + " cannot be read as " + charset + " CSV: " + e.getMessage());
    }
  }

  /**
   * The names of a file's columns; empty where it is no CSV with a header.
   *
   * @throws RunFailure DATA_INVALID where the file cannot be read at all
   */
  public static List<String> columns(Path file) {
    return columns(file, StandardCharsets.UTF_8);
  }

  /** As {@link #columns}, of a file as {@link #readOfAnyAge} reads it: the first line says it. */
  public static List<String> columnsOfAnyAge(Path file) {
    return columns(file, StandardCharsets.ISO_8859_1);
  }

  private static List<String> columns(Path file, Charset charset) {
    try (BufferedReader text = TextFile.open(file, charset);
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
