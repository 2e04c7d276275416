package dev.tradewind.training.dataset;

import dev.tradewind.training.domain.DataSetUnavailableException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A CSV file with a header. Whether its columns are those that a model needs is the worker's to
 * say.
 *
 * @param text the file
 * @param columns their names
 */
record CsvTable(PackedText text, List<String> columns) {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setAllowMissingColumnNames(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
          .setTrim(true)
          .get();

  /**
   * The table that a file is. Empty where it is none: its first line has no two columns, or signs
   * that no header has, or it cannot be unpacked, by the worker neither.
   */
  static Optional<CsvTable> of(Path file) throws IOException {
    PackedText text;
    try {
      text = PackedText.of(file);
    } catch (ZipException | EOFException noText) {
      return Optional.empty();
    }
    try (BufferedReader reader = text.open();
        CSVParser parser = CSVFormat.DEFAULT.parse(reader)) {
      List<String> first = parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
      return first.size() > 1 && first.stream().allMatch(CsvTable::isName)
          ? Optional.of(new CsvTable(text, first.stream().map(String::strip).toList()))
          : Optional.empty();
    } catch (UncheckedIOException noCsv) {
      return Optional.empty();
    }
  }

  private static boolean isName(String column) {
    return column
        .chars()
        .noneMatch(sign -> Character.isISOControl(sign) || "{[".indexOf(sign) >= 0);
  }

  /** How many rows it has; empty where its quotes do not tell. */
  OptionalLong rows() throws IOException {
    try (BufferedReader reader = text.open();
        CSVParser parser = FORMAT.parse(reader)) {
      return OptionalLong.of(parser.stream().count());
    } catch (UncheckedIOException broken) {
      return OptionalLong.empty();
    }
  }

  /**
   * Copies it, but for some rows. Where all are taken its bytes stay what they are, and so does the
   * fingerprint that the worker tells.
   *
   * @param taken which rows
   * @return how many were copied
   * @throws DataSetUnavailableException where its rows cannot be told apart
   */
  long copy(Path target, Predicate<CSVRecord> taken)
      throws IOException, DataSetUnavailableException {
    long rows = 0;
    long left = 0;
    try (BufferedReader reader = text.open();
        CSVParser parser = FORMAT.parse(reader);
        BufferedWriter out = Files.newBufferedWriter(target, text.letters());
        CSVPrinter printer = new CSVPrinter(out, CSVFormat.DEFAULT)) {
      printer.printRecord(columns);
      for (CSVRecord row : parser) {
        if (taken.test(row)) {
          printer.printRecord(row);
          rows++;
        } else {
          left++;
        }
      }
    } catch (UncheckedIOException broken) {
      throw new DataSetUnavailableException(
          text.file()
              + " says whose its rows are, and cannot be read as CSV to the end: "
              + broken.getMessage(),
          broken);
    }
    if (left == 0) {
      Files.copy(text.file(), target, StandardCopyOption.REPLACE_EXISTING);
    }
    return rows;
  }
}
